// The tables of topics over time and per class.
#pragma once

#include <vector>

#include "base/table.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

// A table refers to its groups and its model: they must outlive it.

/// topic, period, begin, documents, weight, share; by topic, then time, the empty period last.
Table topics_over_time_table(const TopicModel& model, const PeriodGroups& groups);

/// field, class, topic, documents, weight, share, lift; by field as they are given, then class, then topic. Lift is the
/// share in the class over the share in the corpus; empty where the corpus has nothing of the topic.
Table topics_per_class_table(const TopicModel& model, const std::vector<ClassGroups>& fields);

}  // namespace topicmill
