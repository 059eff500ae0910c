#include "text/readers/xml/xml_references.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t longest_reference = 64;  ///< leading zeros included
constexpr std::int64_t no_character = 0xFFFD;

/// The number in "233" or "xE9"; one too large for any character is no_character; none where it is no number.
std::optional<std::int64_t> number_of(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), number, hexadecimal ? 16 : 10);
  if (digits.empty() || end != digits.end()) return std::nullopt;
  const bool is_character = error == std::errc() && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF);
  return is_character ? static_cast<std::int64_t>(number) : no_character;
}

bool is_allowed(std::int64_t character) {
  return character >= 0x20 || character == '\t' || character == '\n' || character == '\r';
}

void append_character(std::int64_t character, std::string& text) {
  if (is_allowed(character)) icu::UnicodeString(static_cast<UChar32>(character)).toUTF8String(text);
}

/// Appends what `name`, between & and ;, stands for; false where that is unknown.
bool append_reference(std::string_view name, std::string& text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> entities{
      {{"lt"sv, '<'}, {"gt"sv, '>'}, {"amp"sv, '&'}, {"quot"sv, '"'}, {"apos"sv, '\''}}};
  if (name.starts_with('#')) {
    const auto number = number_of(name.substr(1));
    if (number) append_character(*number, text);
    return number.has_value();
  }
  for (const auto& [entity, character] : entities) {
    if (name != entity) continue;
    text += character;
    return true;
  }
  return false;
}

}  // namespace

void append_decoded(std::string_view text, std::string& decoded) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find('&', at), text.size());
    decoded += text.substr(at, begin - at);
    if (begin == text.size()) return;
    const std::size_t end = text.substr(0, std::min(text.size(), begin + longest_reference)).find(';', begin);
    const bool known =
        end != std::string_view::npos && append_reference(text.substr(begin + 1, end - begin - 1), decoded);
    if (!known) decoded += '&';
    at = known ? end + 1 : begin + 1;
  }
}

}  // namespace topicmill
