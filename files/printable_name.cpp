#include "files/printable_name.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/encoding/code_points.hpp"
#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"

namespace topicmill {
namespace {

constexpr std::string_view replacement = "\uFFFD";

bool is_control(std::int32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029; }

/// Text in which Decoder::invalid stands for bytes that are not UTF-8.
std::string marked(std::string_view name) {
  if (!find_invalid_utf8(name)) return std::string(name);
  std::string text;
  Decoder("UTF-8").decode(name, true, text);
  return text;
}

/// A bearable part of data, cut between characters.
std::string shortened(std::string_view data) {
  constexpr std::size_t longest = 40;
  std::size_t size = std::min(data.size(), longest);
  const auto continues_a_character = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
  while (size > 0 && size < data.size() && continues_a_character(data[size])) --size;
  return printable_name(data.substr(0, size)) + (size < data.size() ? "..." : "");
}

}  // namespace

std::string printable_name(std::string_view name) {
  const std::string text = marked(name);
  std::string printable;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool invalid = text[at] == Decoder::invalid;
    const auto c = invalid ? 0 : next_code_point(text, at);
    if (invalid) ++at;
    printable += invalid || is_control(c) ? replacement : std::string_view(text).substr(begin, at - begin);
  }
  return printable;
}

std::string in_quotes(std::string_view data) { return "'" + shortened(data) + "'"; }

std::string list_names(std::span<const std::string> names) {
  constexpr std::size_t line_bytes = 100;
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = shortened(names[i]);
    if (i > 0 && list.size() + name.size() > line_bytes) return list + fmt::format(" and {} more", names.size() - i);
    list += (i > 0 ? ", " : "") + name;
  }
  return list;
}

}  // namespace topicmill
