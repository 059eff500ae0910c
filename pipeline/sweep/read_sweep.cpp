#include "pipeline/sweep/read_sweep.hpp"

#include <algorithm>

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "sweep";
constexpr std::string_view sweep_file = "sweep.csv";

std::optional<double> number_in(const std::string& cell) {
  return cell.empty() ? std::nullopt : std::optional(number_of<double>(cell, table_name));
}

/// None where the table is of a version that did not measure it.
std::optional<TopicBalance> balance_in(const TextTable& table, const std::vector<std::string>& cells) {
  const auto hidden = std::find(table.columns.begin(), table.columns.end(), "hidden");
  if (hidden == table.columns.end()) return std::nullopt;
  const std::string& cell = cells[static_cast<std::size_t>(hidden - table.columns.begin())];
  if (cell.empty()) return std::nullopt;
  const std::string& slight = cells[place_of(table.columns, "slight", table_name)];
  return TopicBalance{number_of<std::int64_t>(cell, table_name), number_of<std::int64_t>(slight, table_name)};
}

SweepRow row_of(const TextTable& table, const std::vector<std::string>& cells, std::size_t keys) {
  const auto cell = [&](std::string_view column) { return cells[place_of(table.columns, column, table_name)]; };
  SweepRow row;
  row.values.assign(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(keys));
  row.topics = number_of<std::int64_t>(cell("topics"), table_name);
  row.result.relative_error = number_of<double>(cell("relative_error"), table_name);
  row.result.held_out_error = number_in(cell("held_out_error"));
  row.result.stability = number_in(cell("stability"));
  row.result.balance = balance_in(table, cells);
  row.result.iterations = number_of<std::int64_t>(cell("iterations"), table_name);
  row.result.converged = cell("converged") == "true";
  row.result.coherence.npmi = number_in(cell("npmi"));
  row.result.coherence.umass = number_in(cell("umass"));
  row.suggested = cell("suggested") == "true";
  return row;
}

}  // namespace

bool is_sweep_directory(const std::filesystem::path& directory) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(directory / sweep_file, ignored);
}

SweepReport read_sweep(const std::filesystem::path& directory) {
  const TextTable table = read_csv(directory / sweep_file);
  const std::size_t keys = place_of(table.columns, "topics", table_name);
  SweepReport report;
  report.keys.assign(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(keys));
  for (const auto& cells : table.rows) {
    report.rows.push_back(row_of(table, cells, keys));
    const SweepRow& row = report.rows.back();
    if (row.suggested) report.suggestions.push_back({row.values, row.topics, {}});
  }
  return report;
}

}  // namespace topicmill
