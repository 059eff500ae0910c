#include "pipeline/sweep/sweep_report.hpp"

#include <fmt/format.h>

namespace topicmill {
namespace {

Cell cell_of(const std::optional<double>& number) { return number ? Cell(*number) : Cell(); }

}  // namespace

TopicTrial trial_of(const SweepRow& row) {
  return {row.topics, row.result.stability.value_or(1), row.result.held_out_error, row.result.balance};
}

Table sweep_table(const SweepReport& report) {
  Table table{"sweep", report.keys, std::ssize(report.rows), {}};
  for (const auto* name : {"topics", "relative_error", "held_out_error", "stability", "lasting", "hidden", "slight",
                           "npmi", "umass", "iterations", "converged", "suggested"}) {
    table.columns.emplace_back(name);
  }
  table.fill = [&report](std::int64_t at, std::vector<Cell>& cells) {
    const SweepRow& row = report.rows[static_cast<std::size_t>(at)];
    const TrialResult& result = row.result;
    cells.clear();
    for (const auto& value : row.values) cells.emplace_back(std::string_view(value));
    cells.insert(cells.end(), {Cell(row.topics), Cell(result.relative_error), cell_of(result.held_out_error),
                               cell_of(result.stability), result.stability ? Cell(trial_of(row).lasting()) : Cell(),
                               result.balance ? Cell(result.balance->hidden) : Cell(),
                               result.balance ? Cell(result.balance->slight) : Cell(), cell_of(result.coherence.npmi),
                               cell_of(result.coherence.umass), Cell(result.iterations), Cell(result.converged),
                               Cell(row.suggested)});
  };
  return table;
}

std::string combination_name(const std::vector<std::string>& keys, const std::vector<std::string>& values) {
  std::string name;
  for (std::size_t i = 0; i < keys.size(); ++i) name += fmt::format("{}{}={}", i ? ", " : "", keys[i], values[i]);
  return name;
}

}  // namespace topicmill
