#include "text/char_filters/replacement.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

void append_literal(char c, std::vector<ReplacementPart>& parts) {
  if (parts.empty() || parts.back().group) parts.push_back({});
  parts.back().text += c;
}

}  // namespace

std::vector<ReplacementPart> parse_replacement(const std::string& text, int groups) {
  std::vector<ReplacementPart> parts;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      append_literal(text[++at], parts);
    } else if (text[at] == '$' && at + 1 < text.size() && is_digit(text[at + 1])) {
      int group = text[++at] - '0';
      for (; at + 1 < text.size() && is_digit(text[at + 1]); ++at) {
        const int longer = group * 10 + (text[at + 1] - '0');
        if (longer > groups) break;
        group = longer;
      }
      if (group > groups) throw UsageError(fmt::format("${} is no group: the expression has {}", group, groups));
      parts.push_back({{}, group});
    } else {
      append_literal(text[at], parts);
    }
  }
  return parts;
}

}  // namespace topicmill
