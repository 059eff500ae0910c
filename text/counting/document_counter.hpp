// Counts the terms of documents against the vocabulary of one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "text/counting/counted_corpus.hpp"
#include "text/counting/row_analyzer.hpp"
#include "text/duplicates/duplicate_finder.hpp"
#include "text/records/document.hpp"

namespace topicmill {

/// What stays of a batch once its text is gone.
struct BatchCounts {
  std::int64_t number = 0;                       ///< of the batch
  const SummedVocabulary* vocabulary = nullptr;  ///< that its ids are of; it outlives the batch
  std::vector<DocumentInfo> documents;
  std::vector<Reject> rejects;
  std::optional<Passages> passages;  ///< that the rows of the block are; none where these are the documents
  CountBlock block;
  std::vector<Fingerprint> fingerprints;  ///< one per document, where duplicates are looked for
  std::vector<std::int64_t> numbers;      ///< likewise: Document::number
  std::vector<TermCount> removed;         ///< counts of documents that were taken out again
};

/// One thread's analyzer and vocabulary. Serves one thread at a time.
class DocumentCounter {
 public:
  /// `duplicates`, where it is not null, makes the fingerprints; `passages`, where it is not null, cuts the documents.
  explicit DocumentCounter(const Analyzer& analyzer, const DuplicateFinder* duplicates = nullptr,
                           const PassageCutter* passages = nullptr)
      : analyzer_(std::in_place, analyzer, passages),
        min_tokens_(analyzer.min_tokens()),
        is_cut_(passages != nullptr),
        duplicates_(duplicates) {}

  /// Analyzes and counts the documents; the text of each is freed as soon as it is counted. Those with fewer tokens
  /// than text.min_tokens become rejects.
  BatchCounts count(Batch&& batch);

  const SummedVocabulary& terms() const { return terms_; }

  /// Ends counting and frees what only counting needs; terms() stay.
  void close();

 private:
  using Ids = std::span<const std::uint32_t>;

  LanguageCode cut(std::string_view text);
  Ids intern_terms();
  bool is_too_short(Ids ids) const { return std::ssize(ids) < min_tokens_; }
  void reject_short(Document& document, Ids ids, std::size_t place, BatchCounts& result) const;
  void add_rows(Ids ids, BatchCounts& result);
  void count_terms(Ids ids, std::vector<TermCount>& counts);

  std::optional<RowAnalyzer> analyzer_;  ///< none behind close()
  std::int64_t min_tokens_;
  bool is_cut_;
  const DuplicateFinder* duplicates_;
  Fingerprint fingerprint_;  ///< of the document at hand
  SummedVocabulary terms_;
  std::vector<std::uint32_t> distinct_;  ///< the different ids of the document at hand
  std::vector<std::uint32_t> tallies_;   ///< per term: how often the document at hand has it
};

}  // namespace topicmill
