#include "pipeline/sweep/sweep_picture.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "pipeline/drawing/svg.hpp"
#include "pipeline/drawing/topic_color.hpp"

namespace topicmill {
namespace {

// In pixels. A panel has its title above and the numbers of topics below.
constexpr double panel_width = 330;
constexpr double panel_height = 210;
constexpr double plot_left = 58;
constexpr double plot_top = 40;
constexpr double plot_width = 252;
constexpr double plot_height = 132;
constexpr std::int64_t panels_a_row = 2;
constexpr double legend_line = 20;

/// A measure: its name, what it tells, and its value of a row.
struct Measure {
  std::string title;
  std::string hint;
  std::function<std::optional<double>(const SweepRow&)> value;
};

std::vector<Measure> all_measures() {
  return {{"Relative error", "of the fit; always falls", [](const SweepRow& row) { return row.result.relative_error; }},
          {"Held-out error", "of what was not seen; lower is better",
           [](const SweepRow& row) { return row.result.held_out_error; }},
          {"Stability", "of other starts; higher is better", [](const SweepRow& row) { return row.result.stability; }},
          {"Lasting", "foretold and coming again; higher is better",
           [](const SweepRow& row) {
             return row.result.stability ? std::optional(trial_of(row).lasting()) : std::nullopt;
           }},
          {"Hidden less slight", "topics that are missing; 0 is best",
           [](const SweepRow& row) {
             const auto& balance = row.result.balance;
             return balance ? std::optional(static_cast<double>(balance->hidden - balance->slight)) : std::nullopt;
           }},
          {"NPMI", "of first words in the text; higher is better",
           [](const SweepRow& row) { return row.result.coherence.npmi; }},
          {"UMass", "of first words in documents; higher is better",
           [](const SweepRow& row) { return row.result.coherence.umass; }}};
}

/// The measures that some row has.
std::vector<Measure> measures_of(const SweepReport& report) {
  std::vector<Measure> present;
  for (auto& measure : all_measures()) {
    if (std::any_of(report.rows.begin(), report.rows.end(), [&](const SweepRow& row) { return measure.value(row); })) {
      present.push_back(std::move(measure));
    }
  }
  return present;
}

/// A number range laid over a length.
struct Scale {
  double low = 0;
  double high = 1;
  double length = 1;

  double operator()(double value) const { return (value - low) / (high - low) * length; }
};

/// A step of 1, 2 or 5 times a power of ten that cuts a range into at most four.
double nice_step(double range) {
  const double power = std::pow(10, std::floor(std::log10(range / 4)));
  for (const double step : {1.0, 2.0, 5.0}) {
    if (step * power >= range / 4) return step * power;
  }
  return 10 * power;
}

/// The range of values, widened to whole steps.
Scale value_scale(const std::vector<double>& values, double& step) {
  const auto [least, most] = std::minmax_element(values.begin(), values.end());
  const double range = std::max(*most - *least, 1e-3 * std::max(1.0, std::abs(*most)));
  step = nice_step(range);
  Scale scale{std::floor(*least / step) * step, std::ceil(*most / step) * step, plot_height};
  if (!(scale.high > scale.low)) scale.high = scale.low + step;
  return scale;
}

Scale topic_scale(const SweepReport& report) {
  Scale scale{1e18, 0, plot_width};
  for (const auto& row : report.rows) {
    scale.low = std::min(scale.low, static_cast<double>(row.topics));
    scale.high = std::max(scale.high, static_cast<double>(row.topics));
  }
  if (!(scale.high > scale.low)) scale = {scale.low - 1, scale.high + 1, plot_width};
  return scale;
}

std::vector<std::int64_t> topics_of(const SweepReport& report) {
  std::vector<std::int64_t> topics;
  for (const auto& row : report.rows) topics.push_back(row.topics);
  std::sort(topics.begin(), topics.end());
  topics.erase(std::unique(topics.begin(), topics.end()), topics.end());
  return topics;
}

/// Lines across, with the values they stand for.
std::string value_axis(const Scale& scale, double step) {
  std::string out;
  const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9)));
  for (double value = scale.low; value <= scale.high + step / 2; value += step) {
    const double y = plot_height - scale(value);
    out +=
        fmt::format("  <line class=\"grid\" x1=\"0\" x2=\"{0}\" y1=\"{1}\" y2=\"{1}\"/>\n", plot_width, svg_number(y));
    out += svg_text(-8, y + 4, fmt::format("{:.{}f}", value, decimals), "quiet end");
  }
  return out;
}

/// Numbers of topics below, as many as have room.
std::string topic_axis(const SweepReport& report, const Scale& scale) {
  constexpr double room = 26;
  std::string out;
  double last = -room;
  for (const std::int64_t topics : topics_of(report)) {
    const double x = scale(static_cast<double>(topics));
    if (x - last < room) continue;
    last = x;
    out += svg_text(x, plot_height + 18, fmt::to_string(topics), "quiet middle");
  }
  return out;
}

/// The rows of each combination, which stand together.
std::vector<std::vector<const SweepRow*>> series_of(const SweepReport& report) {
  std::vector<std::vector<const SweepRow*>> series;
  for (const auto& row : report.rows) {
    if (series.empty() || series.back().front()->values != row.values) series.emplace_back();
    series.back().push_back(&row);
  }
  return series;
}

std::string line_of(const std::vector<const SweepRow*>& rows, const Measure& measure, const Scale& across,
                    const Scale& up, std::string_view color) {
  std::string points;
  std::string dots;
  for (const auto* row : rows) {
    const auto value = measure.value(*row);
    if (!value) continue;
    const std::string x = svg_number(across(static_cast<double>(row->topics)));
    const std::string y = svg_number(plot_height - up(*value));
    points += fmt::format("{}{},{}", points.empty() ? "" : " ", x, y);
    if (row->suggested) {
      dots += fmt::format("  <line class=\"mark\" x1=\"{0}\" x2=\"{0}\" y1=\"0\" y2=\"{1}\"/>\n", x, plot_height);
    }
    dots +=
        fmt::format("  <circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"><title>{} topics: {:.4f}</title></circle>\n", x,
                    y, row->suggested ? 5 : 2.5, color, row->topics, *value);
  }
  return fmt::format("  <polyline class=\"line\" stroke=\"{}\" points=\"{}\"/>\n", color, points) + dots;
}

std::string panel(const SweepReport& report, const Measure& measure, double x, double y) {
  std::vector<double> values;
  for (const auto& row : report.rows) {
    if (const auto value = measure.value(row)) values.push_back(*value);
  }
  double step = 1;
  const Scale up = value_scale(values, step);
  const Scale across = topic_scale(report);
  std::string out = fmt::format("  <g transform=\"translate({} {})\">\n", x + plot_left, y + plot_top);
  out += svg_text(0, -22, measure.title, "title") + svg_text(0, -8, measure.hint, "quiet");
  out += value_axis(up, step) + topic_axis(report, across);
  std::int64_t number = 0;
  for (const auto& rows : series_of(report)) out += line_of(rows, measure, across, up, topic_color(number++));
  return out + "  </g>\n";
}

std::string legend(const SweepReport& report, double top) {
  std::string out;
  std::int64_t number = 0;
  for (const auto& rows : series_of(report)) {
    const auto& values = rows.front()->values;
    const auto at = std::find_if(report.suggestions.begin(), report.suggestions.end(),
                                 [&](const SweepSuggestion& suggestion) { return suggestion.values == values; });
    std::string text = combination_name(report.keys, values);
    if (at != report.suggestions.end()) {
      text += fmt::format("{}suggested: {} topics", text.empty() ? "" : " - ", at->topics);
    }
    const double y = top + legend_line * static_cast<double>(number);
    out += fmt::format("  <circle cx=\"{}\" cy=\"{}\" r=\"5\" fill=\"{}\"/>\n", plot_left, y, topic_color(number++));
    out += svg_text(plot_left + 12, y + 4, text);
  }
  return out;
}

}  // namespace

std::string sweep_picture(const SweepReport& report) {
  const auto measures = measures_of(report);
  const auto panel_rows = (std::ssize(measures) + panels_a_row - 1) / panels_a_row;
  const double legend_top = 20 + panel_height * static_cast<double>(panel_rows);
  const double height = legend_top + legend_line * static_cast<double>(series_of(report).size());
  const double width = panel_width * panels_a_row;
  std::string out = svg_begin(width, height, "Measures by number of topics");
  for (std::int64_t i = 0; i < std::ssize(measures); ++i) {
    out += panel(report, measures[static_cast<std::size_t>(i)], panel_width * static_cast<double>(i % panels_a_row),
                 panel_height * static_cast<double>(i / panels_a_row));
  }
  return out + legend(report, legend_top) + "</svg>\n";
}

}  // namespace topicmill
