// The share of each topic in the corpus, the largest first.
#include <fmt/format.h>

#include <algorithm>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"
#include "pipeline/plot/panels.hpp"
#include "pipeline/plot/picture.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr double margin = 20;
constexpr double header = 44;
constexpr double line = 24;
constexpr double bars_width = 320;
constexpr double values_width = 140;  ///< of the share and the documents
constexpr double most_label = 300;

std::vector<RunTopic> by_share(std::vector<RunTopic> topics) {
  std::stable_sort(topics.begin(), topics.end(),
                   [](const RunTopic& a, const RunTopic& b) { return a.share > b.share; });
  return topics;
}

/// Label, bar, share behind it, and the documents in a column of their own.
std::string topic_line(const RunTopic& topic, double labels, double y, double most) {
  const double x = margin + labels + 10;
  const double length = most > 0 ? bars_width * topic.share / most : 0;
  const std::string fill = fmt::format("rx=\"2\" fill=\"{}\"", topic_color(topic.id.number()));
  return topic_title(topic, margin, y + 13, labels) + svg_rect(x, y + 2, std::max(length, 1.0), 14, fill, topic.label) +
         svg_text(x + length + 8, y + 13, percent(topic.share)) +
         svg_text(x + bars_width + values_width, y + 13, grouped(topic.documents), "quiet end");
}

}  // namespace

Drawing draw_sizes(const PictureInput& input) {
  const auto topics = by_share(input.topics);
  const double labels = title_width(topics, most_label);
  const double right = margin + labels + 10 + bars_width + values_width;
  std::string out = svg_begin(right + margin, header + margin + line * static_cast<double>(topics.size()),
                              "The share of each topic in the corpus");
  out += svg_text(margin + labels + 10, header - 12, "share of the corpus", "quiet");
  out += svg_text(right, header - 12, "documents", "quiet end");
  double y = header;
  for (const auto& topic : topics) {
    out += topic_line(topic, labels, y, topics.front().share);
    y += line;
  }
  return {out + "</svg>\n"};
}

}  // namespace topicmill
