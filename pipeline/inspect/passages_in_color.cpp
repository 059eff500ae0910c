#include "pipeline/inspect/passages_in_color.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/inspect/highlight_in_color.hpp"

namespace topicmill {
namespace {

/// Those that lie in the passage, by their places in it.
std::vector<Highlight> highlights_in(const Passage& passage, const std::vector<Highlight>& highlights) {
  std::vector<Highlight> inside;
  for (Highlight word : highlights) {
    if (word.begin < passage.begin || word.end > passage.end) continue;
    word.begin -= passage.begin;
    word.end -= passage.begin;
    inside.push_back(word);
  }
  return inside;
}

std::string heading_of(const ShownPassage& passage, std::size_t number, const Terminal& terminal) {
  if (!passage.topic) return fmt::format("{:>4}  {}\n", number, terminal.dim("no topic"));
  const auto topic = passage.topic->number();
  return fmt::format("{:>4}  {} {:4.1f} %  {}\n", number,
                     terminal.in_topic_color(pad(bar(passage.theta, 10), 10), topic), 100 * passage.theta,
                     terminal.bold(fmt::format("{} {}", topic, passage.label)));
}

}  // namespace

std::string passages_in_color(const ShownDocument& document, std::size_t count, std::size_t bytes,
                              const Terminal& terminal) {
  std::string out;
  for (std::size_t i = 0; i < std::min(count, document.passages.size()); ++i) {
    const auto& passage = document.passages[i];
    out += heading_of(passage, i + 1, terminal);
    if (passage.place.end > document.text.size() || passage.place.begin >= passage.place.end) continue;
    const auto text =
        std::string_view(document.text).substr(passage.place.begin, passage.place.end - passage.place.begin);
    const auto highlights = highlights_in(passage.place, document.highlights);
    out += fmt::format("      {}\n", in_color(text, head_of(text, bytes), highlights, terminal));
  }
  return out;
}

}  // namespace topicmill
