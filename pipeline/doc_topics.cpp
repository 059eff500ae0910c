#include "pipeline/doc_topics.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/read_table.hpp"

namespace topicmill {
namespace {

[[noreturn]] void refuse_columns() { throw InputError("table 'doc_topics' of the run lacks topics; run it again"); }

/// The last column of that name: those before it are fields.
std::size_t find_first_topic(const std::vector<std::string>& columns) {
  const auto last = std::find(columns.rbegin(), columns.rend(), "topic_0");
  const auto place = std::distance(last, columns.rend()) - 1;
  if (place < 1 || columns.back() != "top_topic") refuse_columns();
  return static_cast<std::size_t>(place);
}

}  // namespace

std::size_t DocTopicsRow::place_of_topic(std::int64_t topic) const {
  if (topic < 0 || topic >= topics()) refuse_columns();
  return first_topic_ + static_cast<std::size_t>(topic);
}

double DocTopicsRow::theta_of(std::span<const std::int64_t> topics) const {
  double sum = 0;
  for (const std::int64_t topic : topics) sum += theta<double>(topic);
  return sum;
}

std::optional<std::int64_t> DocTopicsRow::top_topic() const {
  const std::string& cell = cells_.back();
  if (cell.empty()) return std::nullopt;
  const auto topic = number_of<std::int64_t>(cell, "doc_topics");
  if (topic >= 0 && topic < topics()) return topic;
  throw InputError(
      fmt::format("table 'doc_topics' of the run has '{}' as top_topic, which is no topic; run it again", cell));
}

void for_each_doc_topics(const std::filesystem::path& directory,
                         const std::function<bool(const DocTopicsRow&)>& visit) {
  std::optional<std::size_t> first_topic;
  for_each_row(directory, "doc_topics", [&](const auto& columns, const auto& cells) {
    if (!first_topic) first_topic = find_first_topic(columns);
    return visit({columns, cells, *first_topic});
  });
}

}  // namespace topicmill
