#include "pipeline/run_directory/topics_over_time_table.hpp"

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "topics_over_time";

}  // namespace

Table topics_over_time_table(const DocumentTopics& topics, const PeriodGroups& groups) {
  const auto periods = std::ssize(groups.periods);
  auto sums = sum_by_group(topics.theta, groups.members, periods);
  return {std::string(table_name),
          {"topic", "period", "begin", "documents", "weight", "share"},
          topics.k() * periods,
          [&groups, periods, sums = std::move(sums)](std::int64_t row, std::vector<Cell>& cells) {
            const std::int64_t topic = row / periods;
            const std::int64_t group = row % periods;
            const auto& [name, begin] = groups.periods[static_cast<std::size_t>(group)];
            const TopicSum& sum = sums.at(group, topic);
            cells = {topic,      std::string_view(name),  std::string_view(begin), sum.documents,
                     sum.weight, sums.share(group, topic)};
          }};
}

bool has_topics_over_time(const std::filesystem::path& directory) { return has_table(directory, table_name); }

std::vector<TopicInPeriod> read_topics_over_time(const std::filesystem::path& directory) {
  const TextTable table = read_table(directory, table_name);
  const auto place = [&](std::string_view column) { return place_of(table.columns, column, table_name); };
  const std::size_t topic = place("topic");
  const std::size_t period = place("period");
  const std::size_t documents = place("documents");
  const std::size_t weight = place("weight");
  const std::size_t share = place("share");
  std::vector<TopicInPeriod> rows;
  for (const auto& cells : table.rows) {
    rows.push_back(
        {TopicId(number_of<std::int64_t>(cells[topic], table_name)),
         cells[period],
         {number_of<std::int64_t>(cells[documents], table_name), number_of<double>(cells[weight], table_name)},
         number_of<double>(cells[share], table_name)});
  }
  return rows;
}

}  // namespace topicmill
