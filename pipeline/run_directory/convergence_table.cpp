#include "pipeline/run_directory/convergence_table.hpp"

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "convergence";
constexpr std::string_view error_column = "relative_error";

}  // namespace

Table convergence_table(const std::vector<Iteration>& trace) {
  return {std::string(table_name),
          {"iteration", "seconds", "objective", std::string(error_column)},
          std::ssize(trace),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const Iteration& step = trace[static_cast<std::size_t>(row)];
            cells = {step.iteration, step.seconds, step.objective, step.relative_error};
          }};
}

std::vector<Iteration> read_trace(const std::filesystem::path& directory) {
  std::vector<Iteration> trace;
  for_each_row(directory, table_name, [&](const auto& columns, const auto& cells) {
    Iteration& step = trace.emplace_back();
    step.relative_error = number_of<double>(cells[place_of(columns, error_column, table_name)], table_name);
    return true;
  });
  return trace;
}

}  // namespace topicmill
