#include "pipeline/inspect/highlight_in_color.hpp"

namespace topicmill {
namespace {

/// Runs of white space and control characters as one blank.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    const bool blank = code <= 0x20 || code == 0x7F;
    if (!blank) {
      line += c;
    } else if (line.empty() || line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

}  // namespace

std::string in_color(std::string_view text, const Excerpt& excerpt, const std::vector<Highlight>& highlights,
                     const Terminal& terminal) {
  std::string out = excerpt.begin > 0 ? "…" : "";
  std::size_t at = excerpt.begin;
  for (const auto& word : highlights) {
    if (word.begin < at || word.end > excerpt.end) continue;
    out += on_one_line(text.substr(at, word.begin - at));
    out += terminal.in_topic_color(on_one_line(text.substr(word.begin, word.end - word.begin)), word.topic);
    at = word.end;
  }
  out += on_one_line(text.substr(at, excerpt.end - at));
  return excerpt.end < text.size() ? out + "…" : out;
}

}  // namespace topicmill
