// The table topics: topic, label, share, documents, then a column a measure.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// A row a topic. Refers to its arguments.
Table topics_table(const TopicModel& model, const std::vector<std::string>& labels, const Evaluation& evaluation);

/// The measures of a run, from its table. Throws InputError where there is none, or a cell is no number.
std::vector<MeasuredValues> read_measures(const std::filesystem::path& directory);

/// One of them; none where the run has no such table, no such measure, or not `topics` topics.
std::optional<MeasuredValues> read_measure(const std::filesystem::path& directory, std::string_view name,
                                           std::int64_t topics);

}  // namespace topicmill
