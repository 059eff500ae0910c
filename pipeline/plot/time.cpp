// The share of each topic over time, each topic on a scale of its own.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"
#include "pipeline/plot/panels.hpp"
#include "pipeline/plot/picture.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_periods = 500;
constexpr double panel_width = 250;
constexpr double plot_height = 80;
constexpr double plot_top = 20;  ///< the label of the highest share is above
constexpr double base = plot_top + plot_height;

/// The shares of the topics by period.
struct Series {
  std::vector<std::string> periods;                 ///< in time
  std::vector<std::int64_t> documents;              ///< of each period, whatever their topic
  std::map<TopicId, std::vector<double>> of_topic;  ///< of each topic, as it was trained
};

/// Of documents with a date.
Series series_of(const std::vector<TopicInPeriod>& rows) {
  Series series;
  for (const auto& row : rows) {
    if (row.period.empty()) continue;
    auto& shares = series.of_topic[row.topic];
    shares.push_back(row.share);
    if (shares.size() > series.periods.size()) {
      series.periods.push_back(row.period);
      series.documents.push_back(0);
    }
    series.documents[shares.size() - 1] += row.sum.documents;
  }
  return series;
}

/// Joins neighbors until not more periods are left than a panel has room for. A joined share is the mean, by documents.
Series with_periods_that_fit(Series all) {
  const std::size_t joined = (all.periods.size() + most_periods - 1) / most_periods;
  if (joined <= 1) return all;
  Series fewer;
  for (std::size_t i = 0; i < all.periods.size(); ++i) {
    if (i % joined == 0) {
      fewer.periods.push_back(all.periods[i]);
      fewer.documents.push_back(0);
    }
    fewer.documents.back() += all.documents[i];
  }
  for (const auto& [topic, shares] : all.of_topic) {
    auto& means = fewer.of_topic[topic];
    means.assign(fewer.periods.size(), 0);
    for (std::size_t i = 0; i < shares.size(); ++i) {
      const auto documents = std::max<std::int64_t>(fewer.documents[i / joined], 1);
      means[i / joined] += shares[i] * static_cast<double>(all.documents[i]) / static_cast<double>(documents);
    }
  }
  return fewer;
}

/// Of a topic and those merged into it.
std::vector<double> shares_of(const Series& series, const RunTopic& topic) {
  std::vector<double> sums(series.periods.size());
  for (const TopicId part : topic.parts()) {
    const auto found = series.of_topic.find(part);
    for (std::size_t i = 0; found != series.of_topic.end() && i < found->second.size(); ++i)
      sums[i] += found->second[i];
  }
  return sums;
}

/// Periods [begin, end), each of which has documents.
struct Stretch {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// What the line is broken into by periods without documents, in which a topic is neither rare nor frequent.
std::vector<Stretch> stretches_of(const Series& series) {
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < series.documents.size(); ++i) {
    if (series.documents[i] == 0) continue;
    if (stretches.empty() || stretches.back().end < i) stretches.push_back({i, i});
    ++stretches.back().end;
  }
  return stretches;
}

/// Where the shares of a topic stand in its panel.
struct Curve {
  std::vector<double> shares;
  double most = 0;

  double x(std::size_t i) const {
    return panel_width * static_cast<double>(i) / static_cast<double>(std::max<std::size_t>(shares.size() - 1, 1));
  }
  double y(std::size_t i) const { return base - (most > 0 ? plot_height * shares[i] / most : 0); }
};

std::string dot(const Curve& curve, std::size_t i, std::string_view color) {
  return fmt::format("  <circle cx=\"{}\" cy=\"{}\" r=\"2\" fill=\"{}\"/>\n", svg_number(curve.x(i)),
                     svg_number(curve.y(i)), color);
}

/// A line and the area below it; a dot for a period that stands alone.
std::string area(const Curve& curve, const Stretch& stretch, std::string_view color) {
  if (stretch.end - stretch.begin == 1) return dot(curve, stretch.begin, color);
  std::string points;
  for (std::size_t i = stretch.begin; i < stretch.end; ++i)
    points += fmt::format("{}{},{}", points.empty() ? "" : " ", svg_number(curve.x(i)), svg_number(curve.y(i)));
  return fmt::format(
      "  <polygon points=\"{4},{0} {1} {2},{0}\" fill=\"{3}\" fill-opacity=\"0.18\"/>\n"
      "  <polyline class=\"line\" points=\"{1}\" stroke=\"{3}\" stroke-linejoin=\"round\"/>\n",
      svg_number(base), points, svg_number(curve.x(stretch.end - 1)), color, svg_number(curve.x(stretch.begin)));
}

std::string panel(const Series& series, const RunTopic& topic) {
  const auto shares = shares_of(series, topic);
  const auto highest = std::max_element(shares.begin(), shares.end());
  const auto& when = series.periods[static_cast<std::size_t>(highest - shares.begin())];
  std::string out = svg_text(0, plot_top - 8, fmt::format("at most {}, {}", percent(*highest), when), "quiet");
  out += fmt::format("  <line class=\"grid\" x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>\n", panel_width, base);
  const Curve curve{shares, *highest};
  for (const auto& stretch : stretches_of(series)) out += area(curve, stretch, topic_color(topic.id.number()));
  out += svg_text(0, base + 16, series.periods.front(), "quiet");
  return out + svg_text(panel_width, base + 16, series.periods.back(), "quiet end");
}

}  // namespace

Drawing draw_time(const PictureInput& input) {
  if (!input.run.has_periods()) return {std::nullopt, std::string(no_topics_over_time)};
  const Series series = with_periods_that_fit(series_of(input.run.periods()));
  if (series.periods.size() < 2) return {std::nullopt, "it takes two periods"};
  return {panel_page(input.topics, {panel_width, base + 20}, "The share of each topic over time",
                     [&](const RunTopic& topic) { return panel(series, topic); })};
}

}  // namespace topicmill
