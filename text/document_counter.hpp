// Counts the terms of documents against the vocabulary of one thread.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/analyzer.hpp"
#include "text/counted_corpus.hpp"
#include "text/document.hpp"
#include "text/duplicates/duplicate_finder.hpp"

namespace topicmill {

/// What stays of a batch once its text is gone.
struct BatchCounts {
  const SummedVocabulary* vocabulary = nullptr;  ///< that its ids are of; it outlives the batch
  std::vector<DocumentInfo> documents;
  std::vector<Reject> rejects;
  CountBlock block;
  std::vector<Fingerprint> fingerprints;  ///< one per document, where duplicates are looked for
  std::vector<TermCount> removed;         ///< counts of documents that were taken out again
};

/// One thread's analyzer and vocabulary. Serves one thread at a time.
class DocumentCounter {
 public:
  /// `duplicates`, where it is not null, makes the fingerprints.
  explicit DocumentCounter(const Analyzer& analyzer, const DuplicateFinder* duplicates = nullptr)
      : analyzer_(analyzer), duplicates_(duplicates) {}

  /// Analyzes and counts the documents; the text of each is freed as soon as it is counted. Those with fewer tokens
  /// than text.min_tokens become rejects.
  BatchCounts count(Batch&& batch);

  const SummedVocabulary& terms() const { return terms_; }

  /// Ends counting and frees what only counting needs; terms() stay.
  void close();

 private:
  void analyze(std::string_view text);
  bool is_too_short() const;
  void reject_short(Document& document, std::size_t place, BatchCounts& result) const;
  void count_terms(std::span<const Token> tokens, std::vector<TermCount>& counts);

  Analyzer analyzer_;
  const DuplicateFinder* duplicates_;
  Fingerprint fingerprint_;  ///< of the document at hand
  SummedVocabulary terms_;
  Tokens tokens_;
  std::vector<std::uint32_t> ids_;       ///< of the tokens of the document at hand
  std::vector<std::uint32_t> distinct_;  ///< the different ones among them
  std::vector<std::uint32_t> tallies_;   ///< per term: how often the document at hand has it
};

}  // namespace topicmill
