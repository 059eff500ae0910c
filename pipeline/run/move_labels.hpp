// Labels moved from the topics of a former run to those of a new one.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/run/match_topics.hpp"
#include "pipeline/run_directory/labels.hpp"

namespace topicmill {

/// Labels, and the topics that they were made for.
struct FormerLabels {
  Labels labels;
  std::map<std::int64_t, WeightedWords> topics;  ///< all topics of the run beside the labels, or none
};

/// Labels at their new places.
struct MovedLabels {
  Labels labels;                  ///< what has no place is under `unplaced`
  std::vector<std::string> lost;  ///< titles of those that lost their place
};

/// `topics`: those of the former run, then one for each entry of its `unplaced`; `places`: the new topic of each.
MovedLabels move_labels(const FormerLabels& former, const std::vector<FormerTopic>& topics,
                        const std::vector<std::optional<std::int64_t>>& places);

}  // namespace topicmill
