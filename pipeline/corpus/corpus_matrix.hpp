// The first stages of a run: documents or counts -> a matrix of kept terms.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/language_report.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/progress/run_log.hpp"
#include "text/counting/count_corpus.hpp"
#include "text/counting/learn.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// A corpus as a matrix: n documents x m kept terms, with everything the tables need. Counts, or weights after weigh().
struct CorpusMatrix {
  std::vector<DocumentInfo> documents;
  std::vector<Reject> rejects;
  std::vector<Duplicate> duplicates;  ///< left out; their originals are rows
  std::vector<Table> learned;         ///< what the filters learned
  TextOptions text;                   ///< the analyzer, with what it learned and without files
  std::vector<InputFile> files;
  std::int64_t distinct_terms = 0;  ///< before pruning, with those that were forgotten
  ForgottenTerms forgotten;
  PrunedCounts pruned;
  std::optional<LanguageReport> languages;  ///< where text.language is auto

  const SparseMatrix& values() const { return pruned.counts; }
  std::int64_t empty_documents() const;
};

/// Reports a pass over a corpus, whose stage has begun.
PassProgress report_to(Progress& progress);

/// Lets filters learn, reads and counts the corpus, then prunes its vocabulary. Stages "learn" (where a filter has to),
/// "read" and "prune" of the log; warns of skipped, repeated and empty documents, of ids that occur twice, and of many
/// documents in languages that the filters do not know. Throws
/// InputError where nothing is left to model.
CorpusMatrix count_terms(const Config& config, const Registry& registry, RunLog& log, Progress& progress);

}  // namespace topicmill
