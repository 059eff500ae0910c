// One color a topic, the same in every picture, on the page and in a terminal.
#pragma once

#include <cstdint>
#include <string_view>

namespace topicmill {

struct TopicColor {
  std::string_view hex;  ///< "#0072b2"
  int terminal;          ///< the nearest of the 256 colors of terminals
};

/// Sixteen, then again from the start: a topic's number always stands beside its color. Each has a contrast of 3 to 1
/// or more on white and on the page's dark; neighbors differ in lightness as well, for eyes that see fewer hues.
TopicColor topic_color(std::int64_t topic);

}  // namespace topicmill
