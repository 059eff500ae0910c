// Words of a text in the colors of the topics that they carry, for a terminal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/inspect/highlight.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

/// The excerpt with its highlights, … where the text goes on.
std::string in_color(std::string_view text, const Excerpt& excerpt, const std::vector<Highlight>& highlights,
                     const Terminal& terminal);

}  // namespace topicmill
