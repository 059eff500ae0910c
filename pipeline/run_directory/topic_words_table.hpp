// The table topic_words: the first words of each topic.
#pragma once

#include <vector>

#include "base/table.hpp"
#include "pipeline/config/count_or_all.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// topic, rank (from 1), term, weight, probability. Refers to `model` and `terms`.
Table topic_words_table(const TopicModel& model, const std::vector<Term>& terms, const CountOrAll& top_words);

}  // namespace topicmill
