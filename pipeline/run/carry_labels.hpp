// Labels outlive the run they were made for: the topics of a new run are matched with the former ones, and what was
// said of a topic moves to the one that is like it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/config/config.hpp"
#include "pipeline/progress/run_log.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// The first words of a topic with their weights; the scale of these does not matter.
using WeightedWords = std::vector<std::pair<std::string, double>>;

/// Two topics are alike where the cosine of their words' weights is at least this. Words alone weigh 1/rank: two topics
/// that share their first word, or the next two and one more, are alike.
inline constexpr double least_likeness = 0.4;

/// Labels, and the topics that they were made for.
struct FormerLabels {
  Labels labels;
  std::map<std::int64_t, WeightedWords> topics;  ///< all topics of the run beside the labels, or none
};

/// The labels that a run has to carry on: labels.yaml of the run that it replaces, else the file output.labels. None
/// where there is neither. Warns where there are both, since those of the run are taken. Throws ConfigError or
/// UsageError where the file is wrong or cannot be read.
std::optional<FormerLabels> former_labels(const Config& config, RunLog& log);

/// Moves the labels to the topics of `model` that are most like the former ones: the assignment of the largest sum of
/// cosines (Kuhn 1955), of which those of at least `least_likeness` count. Former topics are known by the weights of
/// their words where their run is at hand, else by the words in the labels. What has no place comes under `unplaced`,
/// with a warning; what was there is tried again.
Labels carry_labels(const FormerLabels& former, const TopicModel& model, const std::vector<Term>& terms, RunLog& log);

}  // namespace topicmill
