// Walking over the code points of UTF-8.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace topicmill {

/// Whether a code point begins at this byte of UTF-8.
inline bool begins_code_point(char byte) { return (byte & 0xC0) != 0x80; }

/// Number of code points of valid UTF-8. O(bytes).
inline std::int64_t code_points(std::string_view text) {
  return std::count_if(text.begin(), text.end(), begins_code_point);
}

/// The code point that begins at byte `at` of valid UTF-8; moves `at` behind it.
inline std::int32_t next_code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(at++);
  if (lead < 0x80) return static_cast<std::int32_t>(lead);
  const std::size_t tails = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  unsigned c = lead & (0x3FU >> tails);
  for (const std::size_t end = std::min(at + tails, text.size()); at < end; ++at) c = c << 6 | (byte(at) & 0x3FU);
  return static_cast<std::int32_t>(c);
}

}  // namespace topicmill
