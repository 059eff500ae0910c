#include "pipeline/commands/print_evaluation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "pipeline/terminal/data_format.hpp"
#include "pipeline/terminal/terminal.hpp"
#include "topics/topic_id.hpp"

namespace topicmill {
namespace {

/// A value of one topic, or of all.
struct Line {
  std::string_view measure;
  std::optional<TopicId> topic;
  double value = 0;
  std::optional<std::pair<double, double>> interval = {};
};

Line line_of(const AgreementMeasure& measure, const LabelAgreement& found) {
  Line line{measure.name, std::nullopt, found.values.*measure.value};
  if (found.intervals) line.interval = {found.intervals->low.*measure.value, found.intervals->high.*measure.value};
  return line;
}

/// The values of all topics first.
std::vector<Line> lines_of(const Evaluation& evaluation) {
  std::vector<Line> lines;
  for (const auto& measure : evaluation.measures) lines.push_back({measure.name, std::nullopt, measure.mean()});
  if (evaluation.weakly_explained) {
    lines.push_back({weakly_explained_name, std::nullopt, *evaluation.weakly_explained});
  }
  for (const auto& measure : agreement_measures) {
    if (evaluation.agreement) lines.push_back(line_of(measure, *evaluation.agreement));
  }
  for (const auto& measure : evaluation.measures) {
    for (std::size_t topic = 0; topic < measure.topics.size(); ++topic) {
      lines.push_back({measure.name, TopicId(static_cast<std::int64_t>(topic)), measure.topics[topic]});
    }
  }
  return lines;
}

std::string means_text(const Evaluation& evaluation, const Terminal& terminal) {
  std::string out;
  for (const auto& line : lines_of(evaluation)) {
    if (line.topic) break;
    out += fmt::format("{}  {:10.4f}", pad(line.measure, 16), line.value);
    if (line.interval) {
      out += terminal.dim(fmt::format("   {:.4f} to {:.4f}", line.interval->first, line.interval->second));
    }
    out += "\n";
  }
  if (const auto& found = evaluation.agreement) {
    out += terminal.dim(fmt::format("{} to {}: top topics against '{}' of {} documents, with {:.0f} % intervals\n",
                                    agreement_measures.front().name, agreement_measures.back().name, found->field,
                                    grouped(found->documents), 100 * agreement_confidence));
  }
  return out;
}

std::string topics_text(const Evaluation& evaluation, const std::vector<std::string>& labels,
                        const Terminal& terminal) {
  constexpr int label_columns = 32;
  std::vector<int> widths;
  std::string header = fmt::format("{:>5}  {}", "topic", pad("", label_columns));
  for (const auto& measure : evaluation.measures) {
    widths.push_back(std::max(10, display_width(measure.name)));
    header += "  " + pad_left(measure.name, widths.back());
  }
  std::string out = terminal.dim(header + "\n");
  for (std::size_t topic = 0; topic < labels.size(); ++topic) {
    out += fmt::format("{:>5}  {}", topic, pad(labels[topic], label_columns));
    for (std::size_t i = 0; i < widths.size(); ++i) {
      out += "  " + pad_left(fmt::format("{:.4f}", evaluation.measures[i].topics[topic]), widths[i]);
    }
    out += "\n";
  }
  return out;
}

}  // namespace

void print_evaluation(const Evaluation& evaluation, const std::vector<std::string>& labels, const std::string& format,
                      const Registry& registry) {
  if (format == "table") {
    const Terminal terminal = Terminal::standard_output();
    std::string out = means_text(evaluation, terminal);
    if (!evaluation.measures.empty()) out += "\n" + topics_text(evaluation, labels, terminal);
    return print(out);
  }
  const auto lines = lines_of(evaluation);
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [measure, topic, value, interval] = lines[static_cast<std::size_t>(row)];
    cells = {measure, topic ? Cell(topic->number()) : Cell(), value, interval ? Cell(interval->first) : Cell(),
             interval ? Cell(interval->second) : Cell()};
  };
  print_data({"evaluate", {"measure", "topic", "value", "low", "high"}, static_cast<std::int64_t>(lines.size()), fill},
             format, registry);
}

}  // namespace topicmill
