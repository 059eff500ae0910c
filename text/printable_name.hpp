// File names are bytes; ids and messages are text that people print.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// The name as valid UTF-8 without control characters: U+FFFD stands for bytes that are not UTF-8 and for controls,
/// which could break a line or steer a terminal. O(bytes).
std::string printable_name(std::string_view name);

}  // namespace topicmill
