#include "pipeline/plot/panels.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/svg.hpp"
#include "pipeline/topic_color.hpp"

namespace topicmill {
namespace {

constexpr double margin = 20;
constexpr double gap = 32;
constexpr double title_height = 26;
constexpr std::size_t most_a_row = 4;

}  // namespace

std::string percent(double share) { return fmt::format("{:.{}f} %", 100 * share, share < 0.00995 ? 2 : 1); }

std::string topic_title(const RunTopic& topic, double x, double y, double width) {
  const std::string number = fmt::to_string(topic.number);
  const double label_at = 16 + text_width(number) + 6;
  return svg_rect(x, y - 9, 10, 10, fmt::format("rx=\"2\" fill=\"{}\"", topic_color(topic.number))) +
         svg_text(x + 16, y, number, "quiet") +
         svg_text(x + label_at, y, fit_text(topic.label, width - label_at), "title");
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
