// Topics of a former run found again among those of a new one, by their words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "topics/topic_model.hpp"

namespace topicmill {

/// The first words of a topic with their weights; the scale of these does not matter.
using WeightedWords = std::vector<std::pair<std::string, double>>;

/// The words weighed by 1/rank.
WeightedWords by_rank(const std::vector<std::string>& words);

/// Two topics are alike where the cosine of their words' weights is at least this. Words alone weigh 1/rank: two topics
/// that share their first word, or the next two and one more, are alike.
inline constexpr double least_likeness = 0.4;

/// A former topic, or what was said of one before.
struct FormerTopic {
  std::optional<std::int64_t> number;  ///< none of an entry that had no place already
  WeightedWords words;
  bool has_weights = true;  ///< else they are 1/rank
};

/// The words of the new topics, cut and weighed as those they are compared with.
class NewTopics {
 public:
  NewTopics(const TopicModel& model, const std::vector<Term>& terms);

  std::int64_t count() const { return std::ssize(words_); }

  std::vector<std::string> first_words(std::int64_t topic) const;

  /// The cosine with each new topic.
  std::vector<double> likeness(const FormerTopic& former) const;

 private:
  WeightedWords cut_as(const FormerTopic& former, std::int64_t topic) const;

  std::vector<WeightedWords> words_;
};

/// The new topic of each former one, none where nothing is like it: the assignment of the largest sum of cosines (Kuhn
/// 1955), of which those of at least `least_likeness` count.
std::vector<std::optional<std::int64_t>> find_places(const std::vector<FormerTopic>& former, const NewTopics& next);

}  // namespace topicmill
