// The table topics_over_time: what each period holds of each topic.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "topics/document_topics.hpp"
#include "topics/topic_id.hpp"

namespace topicmill {

/// topic, period, begin, documents, weight, share; by topic, then time, the empty period last. Refers to its arguments.
Table topics_over_time_table(const DocumentTopics& topics, const PeriodGroups& groups);

/// A row: a topic in a period.
struct TopicInPeriod {
  TopicId topic;
  std::string period;  ///< its name; empty: of documents without a date
  TopicSum sum;
  double share = 0;  ///< the topic's part of the period's theta
};

/// Whether the run has the table.
bool has_topics_over_time(const std::filesystem::path& directory);

/// Why it has not, and what to do.
inline constexpr std::string_view no_topics_over_time =
    "the run has no table topics_over_time; run it again with --set breakdown.date=FIELD";

/// Its rows, as they were written. Throws InputError where the table is not there or a cell is no number.
std::vector<TopicInPeriod> read_topics_over_time(const std::filesystem::path& directory);

}  // namespace topicmill
