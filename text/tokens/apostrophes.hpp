// What people write for an apostrophe.
#pragma once

#include <cstdint>

namespace topicmill {

/// A character that is an apostrophe wherever it stands in a word: ' ‘ ’ ‛ ʼ ＇.
constexpr bool is_apostrophe(std::int32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BC || c == 0xFF07;
}

/// One that is meant as an apostrophe where it stands between two letters, and something else elsewhere: ´ ʹ ʻ ʽ ′.
constexpr bool is_apostrophe_between_letters(std::int32_t c) {
  return c == 0x00B4 || c == 0x02B9 || c == 0x02BB || c == 0x02BD || c == 0x2032;
}

}  // namespace topicmill
