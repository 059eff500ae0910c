// Case of ASCII letters, whatever the locale: of names, tags, labels and suffixes. Terms go by Unicode instead.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace topicmill {

/// A-Z as a-z; other bytes stay.
constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

inline std::string to_lower(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) { return to_lower(c); });
  return lower;
}

}  // namespace topicmill
