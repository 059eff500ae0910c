#include "pipeline/config/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/config/yaml.hpp"

namespace topicmill {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of the character that `text` begins with; 0 where it is none. Table 3-7 of the Unicode standard.
std::size_t character_bytes(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const std::size_t bytes = lead >= 0xC2 && lead <= 0xDF   ? 2
                            : lead >= 0xE0 && lead <= 0xEF ? 3
                            : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                           : 0;
  if (bytes == 0 || text.size() < bytes) return 0;
  const auto second = static_cast<unsigned char>(text[1]);
  const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
  const bool no_character = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
  if (overlong || no_character) return 0;
  return std::all_of(text.begin() + 1, text.begin() + static_cast<std::ptrdiff_t>(bytes), is_continuation) ? bytes : 0;
}

bool is_control(char c) {
  const auto code = static_cast<unsigned char>(c);
  return (code < 0x20 && c != '\t' && c != '\n' && c != '\r') || code == 0x7F;
}

/// Where byte `position` stands; everything before it is valid UTF-8.
Mark mark_of_byte(std::string_view text, std::size_t position, const std::shared_ptr<const Source>& source) {
  const auto before = text.substr(0, position);
  const auto line_begin = before.rfind('\n') + 1;  // npos + 1 is 0
  const auto lines_before = std::count(before.begin(), before.end(), '\n');
  return {source, static_cast<int>(lines_before) + 1, count_characters(before.substr(line_begin)) + 1, 1};
}

std::optional<std::size_t> find_indenting_tab(std::string_view text) {
  for (auto tab = text.find('\t'); tab != std::string_view::npos; tab = text.find('\t', tab + 1)) {
    const auto before = text.substr(0, tab);
    const auto last_other = before.find_last_not_of(" \t");
    if (last_other == std::string_view::npos || before[last_other] == '\n') return tab;
  }
  return std::nullopt;
}

}  // namespace

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

int count_characters(std::string_view text) {
  return static_cast<int>(text.size() -
                          static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_continuation)));
}

std::size_t valid_utf8_prefix(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t bytes = character_bytes(text.substr(position));
    if (bytes == 0) break;
    position += bytes;
  }
  return position;
}

std::optional<Diagnostic> unreadable_text(std::string_view text, const std::shared_ptr<const Source>& source) {
  if (text.size() > yaml_bytes_limit) {
    return Diagnostic{{source}, "larger than 1 MiB: this is no config", "give the path of a YAML file"};
  }
  if (const auto valid = valid_utf8_prefix(text); valid < text.size()) {
    return Diagnostic{mark_of_byte(text, valid, source), "this is not UTF-8", "save the file as UTF-8"};
  }
  if (const auto control = std::find_if(text.begin(), text.end(), is_control); control != text.end()) {
    return Diagnostic{mark_of_byte(text, static_cast<std::size_t>(control - text.begin()), source),
                      fmt::format("control character 0x{:02x}", static_cast<unsigned char>(*control)),
                      "remove it, or write it as \"\\x..\" between double quotes"};
  }
  if (const auto tab = find_indenting_tab(text)) {
    return Diagnostic{mark_of_byte(text, *tab, source), "a tab indents this line", "indent with spaces"};
  }
  return std::nullopt;
}

}  // namespace topicmill
