#include "pipeline/run_reader.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/error.hpp"
#include "pipeline/read_table.hpp"

namespace topicmill {
namespace {

/// Reads the named columns of a table's rows by name and type.
class Row {
 public:
  Row(const TextTable& table, const std::vector<std::string>& cells, const std::string& name)
      : table_(table), cells_(cells), name_(name) {}

  const std::string& text(std::string_view column) const {
    const auto at = table_.column(column);
    if (!at) throw InputError(fmt::format("table '{}' of the run has no column '{}'; run it again", name_, column));
    return cells_[*at];
  }

  template <class Number>
  Number number(std::string_view column) const {
    const std::string& cell = text(column);
    Number value{};
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size()) {
      throw InputError(
          fmt::format("table '{}' of the run has '{}' as {}, which is no number; run it again", name_, cell, column));
    }
    return value;
  }

 private:
  const TextTable& table_;
  const std::vector<std::string>& cells_;
  const std::string& name_;
};

template <class Visit>
void for_each(const std::filesystem::path& directory, const std::string& name, const Visit& visit) {
  const TextTable table = read_table(directory, name);
  for (const auto& cells : table.rows) visit(Row(table, cells, name));
}

}  // namespace

std::vector<std::int64_t> RunTopic::parts() const {
  std::vector<std::int64_t> all{number};
  all.insert(all.end(), merged.begin(), merged.end());
  return all;
}

std::vector<RunTopic> read_topics(const std::filesystem::path& directory) {
  std::vector<RunTopic> topics;
  for_each(directory, "topics", [&](const Row& row) {
    topics.push_back({row.number<std::int64_t>("topic"),
                      row.text("label"),
                      row.number<double>("share"),
                      row.number<std::int64_t>("documents"),
                      {},
                      {}});
  });
  for_each(directory, "topic_words", [&](const Row& row) {
    const auto number = row.number<std::size_t>("topic");
    if (number >= topics.size())
      throw InputError("table 'topic_words' of the run names a topic that is not in 'topics'");
    topics[number].words.push_back({row.text("term"), row.number<double>("weight"), row.number<double>("probability")});
  });
  return topics;
}

const RunTopic& find_topic(const std::vector<RunTopic>& topics, std::int64_t number) {
  if (number >= 0 && number < static_cast<std::int64_t>(topics.size())) return topics[static_cast<std::size_t>(number)];
  throw UsageError(fmt::format("there is no topic {}; the run has topics 0 to {}", number, topics.size() - 1));
}

}  // namespace topicmill
