// Classes of ASCII characters, whatever the locale: for syntax, names and numbers. Words of texts go by Unicode
// instead.
#pragma once

#include <algorithm>
#include <string_view>

namespace topicmill {

/// Blanks within and between lines.
inline constexpr std::string_view ascii_blanks = " \t\r\n";

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return static_cast<unsigned char>((c | 0x20) - 'a') < 26; }
constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

inline bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

/// False for an empty text.
constexpr bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

/// True for an empty text as well.
constexpr bool is_blank(std::string_view text, std::string_view blanks = ascii_blanks) {
  return text.find_first_not_of(blanks) == std::string_view::npos;
}

constexpr std::string_view without_leading_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(ascii_blanks), text.size()));
}

/// The text between the blanks that it begins and ends with.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = ascii_blanks) {
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace topicmill
