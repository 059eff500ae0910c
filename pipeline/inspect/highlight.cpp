#include "pipeline/inspect/highlight.hpp"

#include <algorithm>

namespace topicmill {
namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The nearest place at or before `at` where a character begins.
std::size_t character_at(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && at < text.size() && continues_character(text[at])) --at;
  return at;
}

/// Where the word around `at` begins, or `at` where it began long before.
std::size_t word_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 24;
  for (std::size_t back = 0; back < longest && back < at; ++back) {
    if (text[at - back - 1] == ' ' || text[at - back - 1] == '\n') return at - back;
  }
  return character_at(text, at);
}

}  // namespace

Excerpt head_of(std::string_view text, std::size_t bytes) { return {0, character_at(text, bytes)}; }

Excerpt best_of(std::string_view text, const std::vector<Highlight>& highlights, std::size_t bytes) {
  double best = 0;
  double sum = 0;
  std::size_t begin = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < highlights.size(); ++last) {
    sum += highlights[last].weight;
    while (highlights[last].end - highlights[first].begin > bytes && first < last) sum -= highlights[first++].weight;
    if (!(sum > best * (1 + 1e-9))) continue;
    best = sum;
    begin = highlights[first].begin;
  }
  begin = word_at(text, begin > bytes / 4 ? begin - bytes / 4 : 0);
  return {begin, character_at(text, begin + bytes)};
}

}  // namespace topicmill
