#include "pipeline/config/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/encoding/encoding.hpp"
#include "pipeline/config/yaml.hpp"

namespace topicmill {
namespace {

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

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

std::optional<Diagnostic> unreadable_text(std::string_view text, const std::shared_ptr<const Source>& source) {
  if (text.size() > yaml_bytes_limit) {
    return Diagnostic{{source}, "larger than 1 MiB: this is no config", "give the path of a YAML file"};
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    return Diagnostic{mark_of_byte(text, *invalid, source), "this is not UTF-8", "save the file as UTF-8"};
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
