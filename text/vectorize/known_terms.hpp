// Documents counted against a vocabulary that stays as it is: rows for a model that is there already.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/analyzer/numbering_analyzer.hpp"
#include "text/counting/ascending_ids.hpp"
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

/// One thread's analyzer with room for a document's counts. Serves one thread at a time.
class KnownTermCounter {
 public:
  /// `terms` must outlive the counter.
  KnownTermCounter(const Analyzer& analyzer, const Vocabulary& terms)
      : analyzer_(analyzer), terms_(terms), columns_(terms.size()), tallies_(terms.size(), 0) {}

  struct Tally {
    std::int64_t tokens = 0;
    std::int64_t known_tokens = 0;
  };

  /// Appends the counts of a text as a row, columns ascending. Words that are not known go to `unknown`.
  Tally count(std::string_view text, SparseMatrix& rows, UnknownWords& unknown);

 private:
  NumberingAnalyzer analyzer_;
  const Vocabulary& terms_;
  AscendingIds columns_;                ///< of the document at hand
  std::vector<std::uint32_t> tallies_;  ///< per term: how often the document at hand has it
};

/// The same for a document that comes as counts of distinct terms.
KnownTermCounter::Tally append_known(const std::vector<std::pair<std::string_view, float>>& document,
                                     const Vocabulary& terms, SparseMatrix& rows, UnknownWords& unknown);

}  // namespace topicmill
