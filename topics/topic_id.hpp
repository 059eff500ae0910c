// The name of a topic of a run.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace topicmill {

/// A topic by its number in the run: from 0 by falling share, the same in every table, picture and command, whether the
/// topic is shown apart or as part of another. A place in a list of the topics that are shown is no such number.
class TopicId {
 public:
  constexpr TopicId() = default;
  constexpr explicit TopicId(std::int64_t number) : number_(number) {}

  constexpr std::int64_t number() const { return number_; }

  /// Where it stands in what has an entry for every topic of the run, in the order of their numbers.
  constexpr std::size_t place() const { return static_cast<std::size_t>(number_); }

  friend constexpr auto operator<=>(TopicId, TopicId) = default;

 private:
  std::int64_t number_ = 0;
};

}  // namespace topicmill
