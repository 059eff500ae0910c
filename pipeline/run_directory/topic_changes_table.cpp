#include "pipeline/run_directory/topic_changes_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "topic_changes";

template <class Value>
Cell or_empty(const std::optional<Value>& value) {
  return value ? Cell(*value) : Cell();
}

constexpr std::string_view between_words = ", ";

std::vector<std::string> joined(const std::vector<TopicChange>& changes, std::vector<std::string> TopicChange::*words) {
  std::vector<std::string> texts;
  for (const auto& change : changes) texts.push_back(fmt::format("{}", fmt::join(change.*words, between_words)));
  return texts;
}

std::vector<std::string> words_of(std::string_view cell) {
  std::vector<std::string> words;
  while (!cell.empty()) {
    const auto end = std::min(cell.find(between_words), cell.size());
    words.emplace_back(cell.substr(0, end));
    cell.remove_prefix(std::min(end + between_words.size(), cell.size()));
  }
  return words;
}

}  // namespace

Table topic_changes_table(const std::vector<TopicChange>& changes, const std::vector<std::string>& labels) {
  return {std::string(table_name),
          {"topic", "label", "is_new", "documents", "share", "former_share", "likeness", "gained", "lost"},
          std::ssize(changes),
          [&changes, &labels, gained = joined(changes, &TopicChange::gained),
           lost = joined(changes, &TopicChange::lost)](std::int64_t row, std::vector<Cell>& cells) {
            const auto t = static_cast<std::size_t>(row);
            const TopicChange& change = changes[t];
            cells = {row,
                     std::string_view(labels[t]),
                     !change.former_share,
                     change.documents,
                     change.share,
                     or_empty(change.former_share),
                     or_empty(change.likeness),
                     std::string_view(gained[t]),
                     std::string_view(lost[t])};
          }};
}

std::vector<TopicChange> read_topic_changes(const std::filesystem::path& directory) {
  if (!has_table(directory, table_name)) return {};
  const TextTable table = read_table(directory, table_name);
  const auto place = [&](std::string_view column) { return place_of(table.columns, column, table_name); };
  const std::size_t documents = place("documents");
  const std::size_t share = place("share");
  const std::size_t former_share = place("former_share");
  const std::size_t likeness = place("likeness");
  const std::size_t gained = place("gained");
  const std::size_t lost = place("lost");
  std::vector<TopicChange> changes;
  for (const auto& cells : table.rows) {
    const auto number = [&](std::size_t column) { return number_of<double>(cells[column], table_name); };
    const auto number_or_none = [&](std::size_t column) {
      return cells[column].empty() ? std::nullopt : std::optional(number(column));
    };
    changes.push_back({number_of<std::int64_t>(cells[documents], table_name), number(share),
                       number_or_none(former_share), number_or_none(likeness), words_of(cells[gained]),
                       words_of(cells[lost])});
  }
  return changes;
}

}  // namespace topicmill
