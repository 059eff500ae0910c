// The first words of each topic as bars, each topic on a scale of its own.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"
#include "pipeline/plot/panels.hpp"
#include "pipeline/plot/picture.hpp"

namespace topicmill {
namespace {

constexpr double line = 18;
constexpr double bar_height = 10;
constexpr double least_label = 60;
constexpr double most_label = 126;
constexpr double bars_width = 110;
constexpr double value_width = 48;

/// Those to draw.
std::span<const RunWord> first_words(const PictureInput& input, const RunTopic& topic) {
  return std::span(topic.words).first(std::min(input.words, topic.words.size()));
}

/// As wide as the longest word that is shown, within bounds.
double label_width(const PictureInput& input) {
  double widest = least_label;
  for (const auto& topic : input.topics) {
    for (const auto& word : first_words(input, topic)) widest = std::max(widest, text_width(word.term));
  }
  return std::min(widest, most_label);
}

std::string word_line(const RunWord& word, double longest, double labels, double y, std::string_view color) {
  const double length = longest > 0 ? bars_width * word.probability / longest : 0;
  const std::string fill = fmt::format("rx=\"2\" fill=\"{}\"", color);
  return svg_text(labels, y + 12, fit_text(word.term, labels), "end") +
         svg_rect(labels + 8, y + 3, std::max(length, 1.0), bar_height, fill, word.term) +
         svg_text(labels + 14 + length, y + 12, percent(word.probability), "quiet");
}

}  // namespace

Drawing draw_words(const PictureInput& input) {
  const double labels = label_width(input);
  std::size_t lines = 0;
  for (const auto& topic : input.topics) lines = std::max(lines, first_words(input, topic).size());
  const PanelSize panel{labels + 8 + bars_width + value_width, line * static_cast<double>(lines)};
  return {panel_page(input.topics, panel, "The first words of each topic", [&](const RunTopic& topic) {
    const auto words = first_words(input, topic);
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
      out += word_line(words[i], words.front().probability, labels, line * static_cast<double>(i),
                       topic_color(topic.id.number()));
    }
    return out;
  })};
}

}  // namespace topicmill
