// The table topic_changes: what an update made of each topic.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "topics/topic_changes.hpp"

namespace topicmill {

/// A row a topic; between words there is ", ". Refers to its arguments.
Table topic_changes_table(const std::vector<TopicChange>& changes, const std::vector<std::string>& labels);

/// The changes of a run; none where it is no update. Throws InputError where the table is malformed.
std::vector<TopicChange> read_topic_changes(const std::filesystem::path& directory);

}  // namespace topicmill
