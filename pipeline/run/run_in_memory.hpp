// A run for programs: a config in, the topics out, and no file written.
//
//   topicmill::NoProgress progress;
//   const auto run = topicmill::run_in_memory(config, topicmill::builtin_registry(), progress);
//   // run.model.weights: m x k, run.document_topics.theta: n x k, run.terms: m, run.documents: n
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nmf/summary.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/progress/progress.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/vectorize/learned_weights.hpp"
#include "topics/document_topics.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// What a run has found: n documents, m terms, k topics.
struct InMemoryRun {
  TopicModel model;                      ///< k topics over m terms, by falling share
  DocumentTopics document_topics;        ///< n documents over k topics
  std::vector<Term> terms;               ///< m, by code point
  LearnedWeights weights;                ///< what turns counts of the terms into weights, beside their idf
  std::vector<DocumentInfo> documents;   ///< n, in corpus order
  std::optional<Passages> passages;      ///< where input.passages cuts the documents
  std::vector<TopTopic> passage_topics;  ///< of each passage
  std::vector<Reject> rejects;           ///< documents that could not be read (input.on_error: skip)
  Summary summary;                       ///< of the factorization
  Evaluation evaluation;                 ///< of evaluate.measures
  std::vector<std::string> warnings;
};

/// Reads, counts, weighs, factorizes and measures as run() does, with the same numbers, on the threads of the current
/// TBB arena (`threads` is for the program). The sections breakdown, output and report do not count. Throws InputError,
/// UsageError or Interrupted, and what `progress` throws.
InMemoryRun run_in_memory(const Config& config, const Registry& registry, Progress& progress);

}  // namespace topicmill
