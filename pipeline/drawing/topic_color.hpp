// One color a topic, the same in every picture, on the page and in a terminal.
#pragma once

#include <cstdint>
#include <string_view>

namespace topicmill {

/// "#0072b2": sixteen, then again from the start, as a topic's number always stands beside its color. Each has a
/// contrast of 3 to 1 or more on white and on the dark of pictures; neighbors differ in lightness as well, for eyes
/// that see fewer hues.
std::string_view topic_color(std::int64_t topic);

/// Its like among the 256 colors of terminals.
int terminal_topic_color(std::int64_t topic);

}  // namespace topicmill
