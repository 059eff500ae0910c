#include "pipeline/run_directory/short_doc_topics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pipeline/config/column_names.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "doc_topics";
constexpr std::size_t own_columns = 3;  ///< behind the fields

/// Where the rows of each document begin, and the end of the last.
std::vector<std::int64_t> first_rows(const DocumentTopics& topics, const DocTopicsOptions& options) {
  std::vector<std::int64_t> firsts{0};
  for (std::int64_t d = 0; d < topics.theta.rows(); ++d) {
    const std::int64_t kept = std::ssize(kept_topics(topics.theta.row_span(d), options));
    firsts.push_back(firsts.back() + std::max<std::int64_t>(1, kept));
  }
  return firsts;
}

std::vector<std::string> short_columns(const std::vector<std::string>& fields) {
  std::vector<std::string> columns{"document", "rank", "topic", "theta"};
  const auto held = columns_of_fields(fields, columns);
  columns.insert(columns.begin() + 1, held.begin(), held.end());
  return columns;
}

}  // namespace

std::vector<KeptTopic> kept_topics(std::span<const float> theta, const DocTopicsOptions& options) {
  std::vector<KeptTopic> kept;
  for (std::size_t t = 0; t < theta.size(); ++t) {
    if (theta[t] > 0) kept.push_back({static_cast<std::int64_t>(t), theta[t]});
  }
  std::stable_sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.theta > b.theta; });
  const auto is_below = [&](const KeptTopic& of) { return static_cast<double>(of.theta) < options.above; };
  auto end = std::find_if(kept.begin(), kept.end(), is_below);
  if (options.top.count) end = std::min(end, kept.begin() + std::min(*options.top.count, std::ssize(kept)));
  if (!kept.empty()) kept.erase(std::max(end, kept.begin() + 1), kept.end());
  return kept;
}

Table short_doc_topics_table(const DocumentTopics& topics, const std::vector<DocumentInfo>& documents,
                             const std::vector<std::string>& metadata, const DocTopicsOptions& options) {
  auto firsts = first_rows(topics, options);
  Table table{std::string(table_name), short_columns(metadata), firsts.back(), {}};
  table.fill = [&, firsts = std::move(firsts)](std::int64_t row, std::vector<Cell>& cells) {
    const auto behind = std::upper_bound(firsts.begin(), firsts.end(), row);
    const auto document = static_cast<std::size_t>(behind - firsts.begin() - 1);
    const auto kept = kept_topics(topics.theta.row_span(static_cast<std::int64_t>(document)), options);
    const std::int64_t rank = row - firsts[document];
    fill_document(documents[document], cells);
    cells.resize(cells.size() + own_columns);
    if (kept.empty()) return;
    const auto& [topic, theta] = kept[static_cast<std::size_t>(rank)];
    const std::array<Cell, own_columns> own{rank + 1, topic, theta};
    std::copy(own.begin(), own.end(), cells.end() - own_columns);
  };
  return table;
}

bool is_short_doc_topics(const std::vector<std::string>& columns) {
  const std::array<std::string_view, own_columns> own{"rank", "topic", "theta"};
  return columns.size() > own_columns && std::equal(own.begin(), own.end(), columns.end() - own_columns);
}

bool Widening::add(const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
  const std::string& rank = cells[cells.size() - 3];
  const bool begins = document_.empty() || rank.empty() || rank == "1";
  if (begins && !document_.empty() && !visit_document()) return false;
  if (begins) begin_document(columns, cells);
  if (rank.empty()) return true;
  const std::string& topic = cells[cells.size() - 2];
  const auto number = number_of<std::int64_t>(topic, table_name);
  if (number < 0 || number >= topics_) refuse_cell(topic, table_name);
  *(document_.end() - 1 - topics_ + number) = cells.back();
  if (begins) document_.back() = topic;
  return true;
}

void Widening::finish() {
  if (!document_.empty()) visit_document();
}

bool Widening::visit_document() { return visit_(columns_, std::exchange(document_, {})); }

void Widening::begin_document(const std::vector<std::string>& columns, const std::vector<std::string>& cells) {
  if (columns_.empty()) {
    columns_.assign(columns.begin(), columns.end() - own_columns);
    for (std::int64_t topic = 0; topic < topics_; ++topic) columns_.push_back(fmt::format("topic_{}", topic));
    columns_.emplace_back("top_topic");
  }
  document_.assign(cells.begin(), cells.end() - own_columns);
  document_.resize(document_.size() + static_cast<std::size_t>(topics_), "0");
  document_.emplace_back();
}

}  // namespace topicmill
