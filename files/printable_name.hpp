// File names are bytes; ids and messages are text that people print.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace topicmill {

/// The name as valid UTF-8 without control characters: U+FFFD stands for bytes that are not UTF-8 and for controls,
/// which could break a line or steer a terminal. O(bytes).
std::string printable_name(std::string_view name);

/// Data as a message quotes it: "'abc...'", in quotes, printable, no more than 40 bytes of it.
std::string in_quotes(std::string_view data);

/// Names that come from data, printable: "id, title, text", or as many as fit into a line "and 37 more".
std::string list_names(std::span<const std::string> names);

}  // namespace topicmill
