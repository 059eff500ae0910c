#include "pipeline/plot/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"

namespace topicmill {
namespace {

constexpr double margin = 20;
constexpr double gap = 32;
constexpr double title_height = 26;
constexpr std::size_t most_a_row = 4;
constexpr double square = 10;     ///< of a topic's color
constexpr double apart = 6;       ///< square, number and label of a title
constexpr double boldness = 1.1;  ///< how much wider bold text is

/// Where the label of a title begins.
double label_at(const RunTopic& topic) {
  return square + apart + text_width(fmt::to_string(topic.id.number())) + apart;
}

}  // namespace

std::string percent(double share) { return fmt::format("{:.{}f} %", 100 * share, share < 0.00995 ? 2 : 1); }

std::string topic_title(const RunTopic& topic, double x, double y, double width) {
  const double label_x = label_at(topic);
  return svg_rect(x, y - 9, square, square, fmt::format("rx=\"2\" fill=\"{}\"", topic_color(topic.id.number()))) +
         svg_text(x + square + apart, y, fmt::to_string(topic.id.number()), "quiet") +
         svg_text(x + label_x, y, fit_text(topic.label, width - label_x), "title");
}

double title_width(const std::vector<RunTopic>& topics, double most) {
  constexpr double room = 8;  // so that a title does not touch what is beside it
  double widest = 0;
  for (const auto& topic : topics)
    widest = std::max(widest, label_at(topic) + boldness * text_width(topic.label) + room);
  return std::min(widest, most);
}

std::string panel_page(const std::vector<RunTopic>& topics, const PanelSize& panel, std::string_view label,
                       const std::function<std::string(const RunTopic&)>& draw) {
  const std::size_t columns = std::clamp<std::size_t>(topics.size(), 1, most_a_row);
  const std::size_t rows = (topics.size() + columns - 1) / columns;
  const double step_across = panel.width + gap;
  const double step_down = title_height + panel.height + gap;
  std::string out = svg_begin(2 * margin + step_across * static_cast<double>(columns) - gap,
                              2 * margin + step_down * static_cast<double>(rows) - gap, label);
  for (std::size_t i = 0; i < topics.size(); ++i) {
    const double x = margin + step_across * static_cast<double>(i % columns);
    const double y = margin + step_down * static_cast<double>(i / columns);
    out += topic_title(topics[i], x, y + 12, panel.width);
    out += fmt::format("  <g transform=\"translate({} {})\">\n", svg_number(x), svg_number(y + title_height));
    out += draw(topics[i]) + "  </g>\n";
  }
  return out + "</svg>\n";
}

}  // namespace topicmill
