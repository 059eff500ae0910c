// The share of each topic over time, each topic on a scale of its own.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/plot/panels.hpp"
#include "pipeline/plot/picture.hpp"
#include "pipeline/read_table.hpp"
#include "pipeline/svg.hpp"
#include "pipeline/table_cells.hpp"
#include "pipeline/topic_color.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "topics_over_time";
constexpr double panel_width = 250;
constexpr double plot_height = 80;
constexpr double plot_top = 20;  ///< the label of the highest share is above

/// The shares of the topics by period.
struct Series {
  std::vector<std::string> periods;                      ///< in time
  std::map<std::int64_t, std::vector<double>> of_topic;  ///< of each topic, as it was trained
};

/// Of documents with a date.
Series read_series(const std::filesystem::path& directory) {
  const TextTable table = read_table(directory, table_name);
  const auto place = [&](std::string_view column) { return place_of(table.columns, column, table_name); };
  const std::size_t topic = place("topic");
  const std::size_t period = place("period");
  const std::size_t share = place("share");
  Series series;
  for (const auto& row : table.rows) {
    if (row[period].empty()) continue;
    auto& shares = series.of_topic[number_of<std::int64_t>(row[topic], table_name)];
    shares.push_back(number_of<double>(row[share], table_name));
    if (shares.size() > series.periods.size()) series.periods.push_back(row[period]);
  }
  return series;
}

/// Of a topic and those merged into it.
std::vector<double> shares_of(const Series& series, const RunTopic& topic) {
  std::vector<double> sums(series.periods.size());
  for (const std::int64_t part : topic.parts()) {
    const auto found = series.of_topic.find(part);
    for (std::size_t i = 0; found != series.of_topic.end() && i < found->second.size(); ++i)
      sums[i] += found->second[i];
  }
  return sums;
}

std::string area(const std::vector<double>& shares, double most, std::string_view color) {
  const double base = plot_top + plot_height;
  const double step = panel_width / static_cast<double>(std::max<std::size_t>(shares.size() - 1, 1));
  std::string points;
  for (std::size_t i = 0; i < shares.size(); ++i) {
    const double y = base - (most > 0 ? plot_height * shares[i] / most : 0);
    points += fmt::format("{}{},{}", i == 0 ? "" : " ", svg_number(step * static_cast<double>(i)), svg_number(y));
  }
  return fmt::format(
      "  <polygon points=\"0,{0} {1} {2},{0}\" fill=\"{3}\" fill-opacity=\"0.18\"/>\n"
      "  <polyline class=\"line\" points=\"{1}\" stroke=\"{3}\" stroke-linejoin=\"round\"/>\n",
      svg_number(base), points, svg_number(step * static_cast<double>(shares.size() - 1)), color);
}

std::string panel(const Series& series, const RunTopic& topic) {
  const auto shares = shares_of(series, topic);
  const auto highest = std::max_element(shares.begin(), shares.end());
  const double base = plot_top + plot_height;
  const auto& when = series.periods[static_cast<std::size_t>(highest - shares.begin())];
  std::string out = svg_text(0, plot_top - 8, fmt::format("at most {}, {}", percent(*highest), when), "quiet");
  out += fmt::format("  <line class=\"grid\" x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>\n", panel_width, base);
  out += area(shares, *highest, topic_color(topic.number));
  out += svg_text(0, base + 16, series.periods.front(), "quiet");
  return out + svg_text(panel_width, base + 16, series.periods.back(), "quiet end");
}

}  // namespace

Drawing draw_time(const PictureInput& input) {
  if (!has_table(input.directory, table_name)) {
    return {std::nullopt, "the run has no table topics_over_time; run it again with --set breakdown.date=FIELD"};
  }
  const Series series = read_series(input.directory);
  if (series.periods.size() < 2) return {std::nullopt, "it takes two periods"};
  return {panel_page(input.topics, {panel_width, plot_top + plot_height + 20}, "The share of each topic over time",
                     [&](const RunTopic& topic) { return panel(series, topic); })};
}

}  // namespace topicmill
