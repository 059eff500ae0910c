// The passages of a document as blocks of text, each under its topic, for a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "pipeline/inspect/show_document.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

/// The first `count` passages, `bytes` bytes of the text of each, or all that there is; no text where the document has
/// none. Words that carry topics are in their colors.
std::string passages_in_color(const ShownDocument& document, std::size_t count, std::size_t bytes,
                              const Terminal& terminal);

}  // namespace topicmill
