#include "pipeline/run_directory/topics_table.hpp"

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "topics";
constexpr std::string_view last_before_measures = "documents";

MeasuredValues values_of(const TextTable& table, std::size_t column) {
  MeasuredValues values{table.columns[column], {}};
  for (const auto& cells : table.rows) values.topics.push_back(number_of<double>(cells[column], table_name));
  return values;
}

}  // namespace

Table topics_table(const TopicModel& model, const std::vector<std::string>& labels, const Evaluation& evaluation) {
  Table table{std::string(table_name), {"topic", "label", "share", std::string(last_before_measures)}, model.k(), {}};
  for (const auto& measure : evaluation.measures) table.columns.push_back(measure.name);
  table.fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto t = static_cast<std::size_t>(row);
    const Topic& topic = model.topics[t];
    cells = {row, std::string_view(labels[t]), topic.share, topic.documents};
    for (const auto& measure : evaluation.measures) cells.emplace_back(measure.topics[t]);
  };
  return table;
}

std::vector<MeasuredValues> read_measures(const std::filesystem::path& directory) {
  const TextTable table = read_table(directory, table_name);
  std::vector<MeasuredValues> measures;
  const std::size_t first = place_of(table.columns, last_before_measures, table_name) + 1;
  for (std::size_t column = first; column < table.columns.size(); ++column) {
    measures.push_back(values_of(table, column));
  }
  return measures;
}

std::optional<MeasuredValues> read_measure(const std::filesystem::path& directory, std::string_view name,
                                           std::int64_t topics) {
  if (!has_table(directory, table_name)) return std::nullopt;
  const TextTable table = read_table(directory, table_name);
  const auto column = table.column(name);
  if (!column || std::ssize(table.rows) != topics) return std::nullopt;
  return values_of(table, *column);
}

}  // namespace topicmill
