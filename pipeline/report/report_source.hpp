// What a report shows of a run.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "nmf/summary.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/funnel.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "topics/document_topics.hpp"
#include "topics/sum_passages.hpp"
#include "topics/topic_changes.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// Views on what the stages of a run made, or on what was read back from its directory: the same report either way.
struct ReportSource {
  std::string title;
  const Config& config;
  const TextOptions& text;  ///< the analyzer, with what it learned and without files
  const std::vector<Term>& terms;
  const TopicModel& model;
  const DocumentTopics& document_topics;
  const std::vector<DocumentInfo>& documents;
  const std::optional<PassageTopics> passages;  ///< none where documents are whole
  const Labels& labels;                         ///< what people say
  const std::vector<std::string>& names;        ///< of each topic, by its words
  const Evaluation& evaluation;
  double weakly_explained = 0;  ///< share of documents (training_fit.hpp)
  const Breakdown& breakdown;
  const Summary& summary;
  const Funnel& funnel;
  const std::vector<std::string>& warnings;
  const std::vector<TopicChange>& changes;  ///< of an update
};

}  // namespace topicmill
