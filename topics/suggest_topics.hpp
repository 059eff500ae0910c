// How many topics to take, by what was measured at several numbers of them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "nmf/topic_balance.hpp"

namespace topicmill {

/// What a sweep measured at one number of topics.
struct TopicTrial {
  std::int64_t topics = 0;
  double stability = 0;                   ///< stability.hpp, of other starts: 0 to 1
  std::optional<double> held_out_error;   ///< nmf/fold_in/held_out.hpp; none where the matrix is too small
  std::optional<TopicBalance> balance{};  ///< nmf/topic_balance.hpp; none where the matrix is too small

  /// The share of what topics never saw that they foretell; 1 where it was not measured.
  double foretold() const;

  /// What they foretell as far as they come again from other starts: foretold() times stability. Topics that are too
  /// few foretell too little; topics that are too many split what belongs together, each start in another way.
  double lasting() const { return foretold() * stability; }

  bool hides_topics() const { return balance && balance->hidden > 0; }
};

struct Suggestion {
  std::size_t trial = 0;
  std::string reason;  ///< a sentence
};

/// The trial of the largest lasting(); of those within 3 % of it, which measuring again might put first, one that hides
/// no topics, if there is one, and of these that of the fewest topics. None where there are no trials, or where nothing
/// lasts. The reason says by its balance how many topics there may be where that number was not tried.
std::optional<Suggestion> suggest_topics(std::span<const TopicTrial> trials);

}  // namespace topicmill
