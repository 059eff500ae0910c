// Everything that a run writes, into a run directory that is being built.
#pragma once

#include <optional>
#include <string>

#include "nmf/summary.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "topics/document_topics.hpp"
#include "topics/sum_passages.hpp"
#include "topics/topic_changes.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// What the stages made, for the writers.
struct RunResult {
  const Config& config;
  const Registry& registry;
  const CorpusIndex& corpus;
  const Breakdown& breakdown;
  const Summary& summary;
  const TopicModel& model;
  const DocumentTopics& document_topics;
  const std::optional<PassageTopics> passages;  ///< none where documents are whole
  const Labels& labels;                         ///< of its topics
  const Evaluation& evaluation;
  const std::vector<TopicChange>& changes;  ///< what became of the topics of a former run; empty where there is none
  const PastRows& past;                     ///< what is kept of the rows, for topics to go on
};

/// Writes every table in every format of output.format, config.yaml, and labels.yaml where there are labels. Warns of
/// fields of the input whose columns are called otherwise.
void write_run(const RunResult& result, const RunDirectory& directory, RunLog& log);

/// Writes a matrix of the corpus, its counts or its weights, in every format of output.matrix: `name` with their
/// extensions.
void write_matrix(std::string_view name, const SparseMatrix& matrix, const CorpusIndex& corpus, const Config& config,
                  const Registry& registry, const RunDirectory& directory);

/// Writes the matrix tfidf, vocabulary, documents, rejects and config.yaml.
void write_vectors(const WeightedMatrix& V, const CorpusIndex& corpus, const Config& config, const Registry& registry,
                   const RunDirectory& directory);

/// Writes run.json: the last file, which makes the directory a run.
void write_run_log(const std::string& json, const RunDirectory& directory);

}  // namespace topicmill
