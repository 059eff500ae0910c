#include "pipeline/drawing/display_width.hpp"

#include <algorithm>
#include <cwchar>

#include "files/encoding/utf8_locale.hpp"

namespace topicmill {
namespace {

/// Calls visit(bytes of a character, its columns) until it returns false.
template <class Visit>
void for_each_character(std::string_view text, const Visit& visit) {
  const Utf8Locale utf8;
  std::mbstate_t state{};
  while (!text.empty()) {
    wchar_t character = 0;
    const std::size_t read = std::mbrtowc(&character, text.data(), text.size(), &state);
    const bool broken = read == 0 || read > text.size();
    if (broken) state = {};
    const std::size_t length = broken ? 1 : read;
    const int columns = broken ? 1 : std::max(0, wcwidth(character));
    if (!visit(text.substr(0, length), columns)) return;
    text.remove_prefix(length);
  }
}

/// The longest beginning that takes at most `width` columns.
std::string_view beginning(std::string_view text, int width) {
  std::size_t bytes = 0;
  for_each_character(text, [&](std::string_view character, int columns) {
    width -= columns;
    if (width < 0) return false;
    bytes += character.size();
    return true;
  });
  return text.substr(0, bytes);
}

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

}  // namespace

int display_width(std::string_view text) {
  int width = 0;
  for_each_character(text, [&](std::string_view, int columns) {
    width += columns;
    return true;
  });
  return width;
}

std::string shortened(std::string_view text, int width) {
  if (display_width(text) <= width) return std::string(text);
  return std::string(beginning(text, width - 1)) + "…";
}

std::string pad(std::string_view text, int width) {
  const std::string fitted = shortened(text, width);
  return fitted + blanks(width - display_width(fitted));
}

std::string pad_left(std::string_view text, int width) {
  const std::string fitted = shortened(text, width);
  return blanks(width - display_width(fitted)) + fitted;
}

}  // namespace topicmill
