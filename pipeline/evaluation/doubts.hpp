// Which topics of a run a person should doubt, why, and what to try.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/evaluation/measured_values.hpp"
#include "topics/topic_model.hpp"
#include "topics/welded_words.hpp"

namespace topicmill {

struct Doubt {
  std::string kind;                  ///< boilerplate, weak, mixed, duplicate, unstable
  std::vector<std::int64_t> topics;  ///< ascending; of a duplicate both
  std::string text;                  ///< what it means and what to try, in sentences
};

/// What topics are judged by.
struct JudgedTopics {
  const std::vector<Topic>& topics;
  const std::vector<MeasuredValues>& measures;          ///< npmi, exclusivity and stability count, where they are there
  const std::vector<WeldedTopic>& welded;               ///< of each topic; of no share where no text was at hand
  const std::vector<std::vector<std::int64_t>>& words;  ///< terms of each topic, by rank
};

/// The doubts, in this order:
///   boilerplate  much of its words is text that is copied (topics/welded_words.hpp);
///   weak         its npmi is below 0, or below .05 and half of the run's median, and it is the top topic of at least
///                100 documents: in few ones words of one subject may never meet;
///   mixed        its exclusivity is below .3, or half of the run's median;
///   duplicate    two topics have at least six of ten words in common;
///   unstable     its stability over restarts is below .5.
/// Boilerplate is not weak or mixed as well, and a topic without words nothing. O(k^2 words).
std::vector<Doubt> doubts_of(const JudgedTopics& topics);

/// A line for people: kind, topics, text.
std::string line_of(const Doubt& doubt);

}  // namespace topicmill
