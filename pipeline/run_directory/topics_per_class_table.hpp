// The table topics_per_class: what each class of documents holds of each topic.
#pragma once

#include <vector>

#include "base/table.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "topics/document_topics.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// field, class, topic, documents, weight, share, lift; by field as they are given, then class, then topic. Lift is the
/// share in the class over the share in the corpus; empty where the corpus has nothing of the topic. Refers to its
/// arguments.
Table topics_per_class_table(const TopicModel& model, const DocumentTopics& topics,
                             const std::vector<ClassGroups>& fields);

}  // namespace topicmill
