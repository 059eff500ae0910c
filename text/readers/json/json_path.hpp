// The way from the root of a JSON file to the value that holds its documents: keys of objects, one within the other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "text/readers/json/json_scanner.hpp"

namespace topicmill {

/// "data.items" -> "data", "items".
std::vector<std::string> split_path(const std::string& path);

/// Goes from the brace of an object to the value at the end of the keys. Throws InputError, with the place and the keys
/// that there are, where there is no such value.
void enter_path(const std::vector<std::string>& keys, JsonCursor& cursor, TextStream& stream,
                const std::string& origin);

/// What the parser makes of a string between quotes; its bytes where it is broken.
std::string text_of_json(const std::string& string);

/// "'x'", or "the end of the file": for messages.
std::string name_character(std::optional<char> c);

/// Throws InputError "ORIGIN:LINE: REASON".
[[noreturn]] void fail_at(const std::string& origin, std::int64_t line, const std::string& reason);

}  // namespace topicmill
