// A counted corpus: what stays of the documents once their text is gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/collective.hpp"
#include "base/sparse_matrix.hpp"
#include "text/counting/term_table.hpp"
#include "text/passages/passages.hpp"
#include "text/records/document.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {

/// What stays of a document once it is counted.
struct DocumentInfo {
  std::string id;
  std::string other_origin;  ///< where that is not the id, as it is for most documents without an id of their own
  std::vector<std::string> metadata;
  std::int64_t tokens = 0;  ///< after the filters
  LanguageCode language;

  template <class Pack>
  void pack(Pack& packing) {
    packing(id);
    packing(other_origin);
    packing(metadata);
    packing(tokens);
    packing(language);
  }

  /// Path, archive/member, or path:line.
  const std::string& origin() const { return other_origin.empty() ? id : other_origin; }
};

/// How often one row has a term.
struct TermCount {
  std::uint32_t term = 0;  ///< an id of some vocabulary
  float count = 0;
};

/// The counts of some rows that follow one another: documents, or their passages.
struct CountBlock {
  std::size_t vocabulary = 0;     ///< whose ids the terms are: place in CountedCorpus::ids
  std::vector<std::size_t> ends;  ///< one per row: where its counts end
  std::vector<TermCount> counts;  ///< of the rows one after another; the terms of each are distinct
};

/// A document that was left out, because it repeats an earlier one.
struct Duplicate {
  std::string origin;
  std::int64_t original = 0;         ///< place in CountedCorpus::documents of the one that it repeats
  std::optional<double> similarity;  ///< none where the texts are equal
  std::int64_t number = 0;           ///< its place in the corpus: Document::number
};

/// Terms that were forgotten while counting, to save memory.
struct ForgottenTerms {
  std::int64_t terms = 0;      ///< how many; one that came back and went again counts twice
  std::int64_t documents = 0;  ///< each was in at most so many documents when it went
};

/// What was counted of a batch.
struct CountedBatch {
  std::int64_t number = 0;  ///< its place in the corpus
  std::int64_t documents = 0;
  std::int64_t rejects = 0;
  std::int64_t rows = 0;
};

/// n documents and all their distinct terms. The documents are in corpus order; terms and the counts of a document have
/// no order that means anything: prune() makes a matrix of them.
struct CountedCorpus {
  std::vector<DocumentInfo> documents;  ///< n, in corpus order
  std::vector<Reject> rejects;          ///< in corpus order
  std::vector<Duplicate> duplicates;    ///< in corpus order
  std::optional<Passages> passages;     ///< that the rows are; none where these are the documents
  TermTable terms;
  std::vector<TermTable::Ids> ids;    ///< of each vocabulary that blocks use: the ids of its terms in `terms`
  std::vector<CountBlock> blocks;     ///< in corpus order
  std::vector<CountedBatch> batches;  ///< in corpus order
  ForgottenTerms forgotten;

  Collective* ranks = &alone();  ///< who have counted the other batches of the corpus

  /// How many rows there are here; the sums of terms are over them.
  std::int64_t rows() const { return passages ? std::ssize(passages->list) : std::ssize(documents); }
};

/// A corpus whose counts are at hand: n documents x terms, which are distinct.
CountedCorpus corpus_of_counts(std::vector<DocumentInfo> documents, const std::vector<std::string>& terms,
                               const SparseMatrix& counts);

/// The terms of a row and how often it has each; views of the corpus.
std::vector<std::pair<std::string_view, float>> counts_of(const CountedCorpus& corpus, std::size_t row);

}  // namespace topicmill
