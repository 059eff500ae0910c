// Labels outlive the run they were made for: the topics of a new run are matched with the former ones, and what was
// said of a topic moves to the one that is like it.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/config/config.hpp"
#include "pipeline/progress/run_log.hpp"
#include "pipeline/run/move_labels.hpp"

namespace topicmill {

/// The labels that a run has to carry on: labels.yaml of the run that it replaces, else the file output.labels. None
/// where there is neither. Warns where there are both, since those of the run are taken. Throws ConfigError or
/// UsageError where the file is wrong or cannot be read.
std::optional<FormerLabels> former_labels(const Config& config, const Registry& registry, RunLog& log);

/// The labels with the first words of the topics that they are of.
Labels signed_by(const NewTopics& topics, Labels labels);

/// Moves the labels to the topics of `model` that are most like the former ones (find_places). Former topics are known
/// by the weights of their words where their run is at hand, else by the words in the labels. What has no place comes
/// under `unplaced`, with a warning; what was there is tried again.
Labels carry_labels(const FormerLabels& former, const TopicModel& model, const std::vector<Term>& terms, RunLog& log);

}  // namespace topicmill
