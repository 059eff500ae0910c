// The words that the report knows: those that stand near the top of some topic, whatever lambda is.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/word_scores.hpp"

namespace topicmill {

/// As many words of a topic as the page shows.
inline constexpr std::size_t words_of_topic = 30;

/// The ids, ascending, of the first `words_of_topic` words of every topic by relevance for lambda = 0, 0.1, ... 1; ties
/// by weight, then by code point. `scorer`: of the model. Topics are shared among the threads of the TBB arena.
/// O(non-zeros).
std::vector<std::int64_t> report_words(const TopicModel& model, const WordScorer& scorer);

}  // namespace topicmill
