#include "pipeline/run_directory/doc_topics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/config/column_names.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "pipeline/run_directory/short_doc_topics.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "doc_topics";

[[noreturn]] void refuse_columns() { throw InputError("table 'doc_topics' of the run lacks topics; run it again"); }

/// What the columns hold between the document and the last topic_0; older tables have that name twice.
std::vector<std::string> held_columns(const std::vector<std::string>& columns) {
  const auto last = std::find(columns.rbegin(), columns.rend(), "topic_0");
  const auto place = std::distance(last, columns.rend()) - 1;
  if (place < 1 || columns.back() != "top_topic") refuse_columns();
  return {columns.begin() + 1, columns.begin() + place};
}

/// The fields that the columns hold, by the table metadata where there is one.
std::vector<std::string> fields_of(const std::filesystem::path& directory, const std::vector<std::string>& columns) {
  auto fields = held_columns(columns);
  if (!has_table(directory, "metadata")) return fields;
  const TextTable metadata = read_table(directory, "metadata");
  if (metadata.rows.size() != fields.size()) refuse_columns();
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = metadata.rows[i].front();
  return fields;
}

std::int64_t count_of_topics(const std::filesystem::path& directory) {
  std::int64_t count = 0;
  for_each_row(directory, "topics", [&](const auto&, const auto&) { return ++count > 0; });
  return count;
}

}  // namespace

std::vector<std::string> doc_topics_columns(const std::vector<std::string>& fields, std::int64_t topics,
                                            const std::vector<std::string>& more) {
  std::vector<std::string> columns{"document"};
  for (std::int64_t topic = 0; topic < topics; ++topic) columns.push_back(fmt::format("topic_{}", topic));
  columns.emplace_back("top_topic");
  columns.insert(columns.end(), more.begin(), more.end());
  const auto held = columns_of_fields(fields, columns);
  columns.insert(columns.begin() + 1, held.begin(), held.end());
  return columns;
}

void fill_document(const DocumentInfo& document, std::vector<Cell>& cells) {
  cells = {std::string_view(document.id)};
  for (const auto& value : document.metadata) cells.emplace_back(std::string_view(value));
}

void fill_doc_topics(const DocumentInfo& document, std::span<const float> theta, std::optional<std::int64_t> top_topic,
                     std::vector<Cell>& cells) {
  fill_document(document, cells);
  cells.insert(cells.end(), theta.begin(), theta.end());
  cells.push_back(top_topic ? Cell(*top_topic) : Cell());
}

Table doc_topics_table(const DocumentTopics& topics, const std::vector<DocumentInfo>& documents,
                       const std::vector<std::string>& metadata, const DocTopicsOptions& options) {
  Table table{std::string(table_name), doc_topics_columns(metadata, topics.k()), std::ssize(documents), {}};
  table.fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    const auto theta = topics.theta.row_span(row);
    const DocumentInfo& document = documents[static_cast<std::size_t>(row)];
    if (!options.is_short()) return fill_doc_topics(document, theta, topics.top_topic(row), cells);
    std::vector<float> kept(theta.size());
    for (const auto& [topic, share] : kept_topics(theta, options)) kept[static_cast<std::size_t>(topic)] = share;
    fill_doc_topics(document, kept, topics.top_topic(row), cells);
  };
  return table;
}

std::size_t DocTopicsRow::place_of_topic(TopicId topic) const {
  if (topic.number() < 0 || topic.number() >= topics()) refuse_columns();
  return first_topic_ + topic.place();
}

double DocTopicsRow::theta_of(std::span<const TopicId> topics) const {
  double sum = 0;
  for (const TopicId topic : topics) sum += theta<double>(topic);
  return sum;
}

std::optional<TopicId> DocTopicsRow::top_topic() const {
  const std::string& cell = cells_.back();
  if (cell.empty()) return std::nullopt;
  const auto topic = number_of<std::int64_t>(cell, table_name);
  if (topic >= 0 && topic < topics()) return TopicId(topic);
  throw InputError(
      fmt::format("table 'doc_topics' of the run has '{}' as top_topic, which is no topic; run it again", cell));
}

void for_each_doc_topics(const std::filesystem::path& directory,
                         const std::function<bool(const DocTopicsRow&)>& visit) {
  std::optional<std::vector<std::string>> fields;
  const auto visit_wide = [&](const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
    if (!fields) fields = fields_of(directory, columns);
    return visit({*fields, cells});
  };
  std::optional<Widening> widening;
  for_each_row(directory, table_name, [&](const auto& columns, const auto& cells) {
    if (!is_short_doc_topics(columns)) return visit_wide(columns, cells);
    if (!widening) widening.emplace(count_of_topics(directory), visit_wide);
    return widening->add(columns, cells);
  });
  if (widening) widening->finish();
}

}  // namespace topicmill
