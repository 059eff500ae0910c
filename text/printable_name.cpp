#include "text/printable_name.hpp"

#include "text/code_points.hpp"
#include "text/encoding.hpp"

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

}  // namespace topicmill
