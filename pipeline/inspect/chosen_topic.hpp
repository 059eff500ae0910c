// A topic that people choose by its number.
#pragma once

#include <filesystem>
#include <vector>

#include "pipeline/run_directory/run_reader.hpp"

namespace topicmill {

/// The topic of that number among those of the run at `directory` that are shown. Throws UsageError where it is not
/// there: that labels.yaml merges it, or drops it, or the range of all topics of the run.
const RunTopic& chosen_topic(const std::vector<RunTopic>& topics, std::int64_t number,
                             const std::filesystem::path& directory);

}  // namespace topicmill
