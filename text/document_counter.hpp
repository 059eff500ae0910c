// Counts the terms of documents against the vocabulary of one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/analyzer.hpp"
#include "text/count_corpus.hpp"
#include "text/document.hpp"
#include "text/vocabulary.hpp"

namespace topicmill {

/// How often one document has a term; `term` is an id of some vocabulary.
struct TermCount {
  std::uint32_t term = 0;
  std::uint32_t count = 0;
};

/// What stays of a batch once its text is gone.
struct BatchCounts {
  const Vocabulary* vocabulary = nullptr;  ///< that its ids are of; it outlives the batch
  std::vector<DocumentInfo> documents;
  std::vector<Reject> rejects;
  std::vector<std::size_t> ends;  ///< one per document: where its counts end
  std::vector<TermCount> counts;  ///< of the documents one after another; the terms of each are distinct
};

/// One thread's analyzer and vocabulary. Serves one thread at a time.
class DocumentCounter {
 public:
  explicit DocumentCounter(const Analyzer& analyzer) : analyzer_(analyzer) {}

  /// Analyzes and counts the documents; the text of each is freed as soon as it is counted.
  BatchCounts count(Batch&& batch);

  const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void count_terms(std::span<const Token> tokens, std::vector<TermCount>& counts);

  Analyzer analyzer_;
  Vocabulary vocabulary_;
  Tokens tokens_;
  std::vector<std::uint32_t> ids_;
  std::vector<std::uint32_t> places_;  ///< per term: its place among the counts of the document at hand + 1, or 0
};

}  // namespace topicmill
