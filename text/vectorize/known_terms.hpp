// Documents counted against a vocabulary that stays as it is: rows for a model that is there already.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/counting/ascending_ids.hpp"
#include "text/counting/row_analyzer.hpp"
#include "text/tokens/vocabulary.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// The vocabulary of a model: the id of a term is its column.
Vocabulary known_terms(const std::vector<Term>& terms);

/// Words that a model does not know, and how often they came.
struct UnknownWords {
  Vocabulary words;
  std::vector<std::int64_t> counts;  ///< by id

  void add(std::string_view word);
};

/// Documents as rows of a matrix whose columns are the terms of a model.
struct KnownRows {
  SparseMatrix counts;
  std::optional<Passages> passages;  ///< that the rows are; none where these are the documents
  UnknownWords unknown;
};

/// One thread's analyzer with room for a document's counts. Serves one thread at a time.
class KnownTermCounter {
 public:
  /// `terms` and `passages`, which may be null, must outlive the counter.
  KnownTermCounter(const Analyzer& analyzer, const Vocabulary& terms, const PassageCutter* passages = nullptr)
      : analyzer_(analyzer, passages),
        is_cut_(passages != nullptr),
        terms_(terms),
        columns_(terms.size()),
        tallies_(terms.size(), 0) {}

  struct Tally {
    std::int64_t tokens = 0;
    std::int64_t known_tokens = 0;
  };

  /// Appends the counts of a text as a row, or as one a passage, columns ascending.
  Tally count(std::string_view text, KnownRows& rows);

 private:
  std::int64_t append_row(std::span<const std::uint32_t> columns, SparseMatrix& rows);

  RowAnalyzer analyzer_;
  bool is_cut_;
  const Vocabulary& terms_;
  AscendingIds columns_;                ///< of the row at hand
  std::vector<std::uint32_t> tallies_;  ///< per term: how often the row at hand has it
  std::vector<Passage> passages_;       ///< of the document at hand
};

/// The same for a document that comes as counts of distinct terms.
KnownTermCounter::Tally append_known(const std::vector<std::pair<std::string_view, float>>& document,
                                     const Vocabulary& terms, SparseMatrix& rows, UnknownWords& unknown);

}  // namespace topicmill
