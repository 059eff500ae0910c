#include "pipeline/run_directory/passages_table.hpp"

#include <algorithm>

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "passages";

/// The columns behind the document.
struct Places {
  explicit Places(const std::vector<std::string>& columns)
      : number(place_of(columns, "passage", table_name)),
        begin(place_of(columns, "begin", table_name)),
        end(place_of(columns, "end", table_name)),
        tokens(place_of(columns, "tokens", table_name)),
        known_tokens(place_of(columns, "known_tokens", table_name)),
        top_topic(place_of(columns, "top_topic", table_name)),
        theta(place_of(columns, "theta", table_name)) {}

  std::size_t number;
  std::size_t begin;
  std::size_t end;
  std::size_t tokens;
  std::size_t known_tokens;
  std::size_t top_topic;
  std::size_t theta;
};

Passage passage_of(const std::vector<std::string>& cells, const Places& at) {
  const auto number = [&](std::size_t place) { return number_of<std::uint32_t>(cells[place], table_name); };
  return {number(at.begin), number(at.end), number(at.tokens), number(at.known_tokens)};
}

TopTopic topic_of(const std::vector<std::string>& cells, const Places& at) {
  if (cells[at.top_topic].empty()) return {};
  return {number_of<std::int64_t>(cells[at.top_topic], table_name), number_of<float>(cells[at.theta], table_name)};
}

}  // namespace

Table passages_table(const CorpusIndex& corpus, const std::vector<TopTopic>* topics) {
  Table table{std::string(table_name),
              {"document", "passage", "begin", "end", "tokens", "known_tokens"},
              std::ssize(corpus.passages->list),
              {}};
  if (topics) table.columns.insert(table.columns.end(), {"top_topic", "theta"});
  table.fill = [&corpus, topics](std::int64_t row, std::vector<Cell>& cells) {
    const auto& [list, ends] = *corpus.passages;
    const auto document = std::upper_bound(ends.begin(), ends.end(), row) - ends.begin();
    const auto place = static_cast<std::size_t>(row);
    cells = {std::string_view(corpus.documents[static_cast<std::size_t>(document)].id),
             row - corpus.passages->rows_of(document).begin + 1};
    const auto& [begin, end, tokens, known_tokens] = list[place];
    for (const std::uint32_t number : {begin, end, tokens, known_tokens}) cells.emplace_back(std::int64_t{number});
    if (!topics) return;
    const auto& [topic, theta] = (*topics)[place];
    cells.push_back(topic ? Cell(*topic) : Cell());
    cells.emplace_back(theta);
  };
  return table;
}

bool has_passages(const std::filesystem::path& directory) { return has_table(directory, table_name); }

TopicPassages read_passages(const std::filesystem::path& directory) {
  TopicPassages read;
  auto& list = read.passages.list;
  auto& ends = read.passages.ends;
  for_each_row(directory, table_name, [&](const auto& columns, const auto& cells) {
    const Places at(columns);
    if (!list.empty() && number_of<std::int64_t>(cells[at.number], table_name) == 1) ends.push_back(std::ssize(list));
    list.push_back(passage_of(cells, at));
    read.topics.push_back(topic_of(cells, at));
    return true;
  });
  if (!list.empty()) ends.push_back(std::ssize(list));
  return read;
}

}  // namespace topicmill
