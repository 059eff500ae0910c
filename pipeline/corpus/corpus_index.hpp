// What is known of a corpus once it is counted, but for its matrix.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/table.hpp"
#include "files/input_file.hpp"
#include "pipeline/corpus/language_report.hpp"
#include "pipeline/corpus/language_tally.hpp"
#include "text/analyzer/text_options.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/vectorize/learned_weights.hpp"
#include "topics/sum_passages.hpp"

namespace topicmill {

/// The n documents that are the rows of its matrix, or whose passages are, and the m terms that are the columns, what
/// was left out, and all else that tables tell of it.
struct CorpusIndex {
  std::vector<DocumentInfo> documents;  ///< n
  std::vector<Reject> rejects;
  std::vector<Duplicate> duplicates;  ///< left out; their originals are documents
  std::vector<Table> learned;         ///< what the filters learned
  TextOptions text;                   ///< the analyzer, with what it learned and without files
  TextOptions settled;                ///< the section text, its language settled: see settle_language()
  LanguageTally sample;               ///< of the languages that settled it; empty where the config did
  std::vector<InputFile> files;
  std::int64_t distinct_terms = 0;  ///< before pruning, with those that were forgotten
  ForgottenTerms forgotten;
  std::vector<Term> terms;                   ///< m
  RareTerms rare;                            ///< that were dropped, and may come again
  std::int64_t counted_rows = 0;             ///< that frequencies are of: those of former runs, too
  LearnedWeights weights;                    ///< what turns counts of theirs into weights, beside their idf
  std::vector<std::int64_t> known_tokens;    ///< n: tokens of a document that are kept terms
  DroppedTerms dropped;                      ///< by pruning
  std::optional<std::int64_t> absent_terms;  ///< of a fixed vocabulary: terms that no document has; none without one
  std::optional<LanguageReport> languages;   ///< where text.language is auto
  std::optional<Passages> passages;          ///< that the rows are; none where these are the documents

  /// Documents without a known term.
  std::int64_t empty_documents() const;
};

/// The passages of a described corpus; none where its documents are whole. Refers to its arguments.
std::optional<PassageTopics> passages_of(const CorpusIndex& corpus, const DescribedTopics& topics);

}  // namespace topicmill
