#include "pipeline/inspect/word_lists.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string_view>

#include "base/error.hpp"
#include "base/parse_number.hpp"
#include "files/compression/opened_input.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/encoding.hpp"
#include "files/row_scanner.hpp"

namespace topicmill {
namespace {

using Words = std::vector<std::string>;
using Topics = std::vector<Words>;

std::string read_text(const std::string& path) {
  constexpr std::size_t chunk = std::size_t{1} << 16;
  OpenedInput input(path);
  std::string bytes;
  while (input.next_member()) {
    std::size_t size = 0;
    do {
      const std::size_t before = bytes.size();
      bytes.resize(before + chunk);
      size = input.read(bytes.data() + before, chunk);
      bytes.resize(before + size);
    } while (size > 0);
  }
  return decode_document(bytes, "auto");
}

/// Pieces between any of these characters, trimmed; empty ones are none.
Words split(std::string_view text, std::string_view separators) {
  Words words;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(separators), text.size());
    const auto word = trimmed(text.substr(0, end));
    if (!word.empty()) words.emplace_back(word);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_number(const std::string& text) { return parse_number<double>(text).has_value(); }

Words words_of_line(std::string_view line) {
  if (line.find('\t') == std::string_view::npos) {
    return split(line, line.find(',') != std::string_view::npos ? "," : ascii_blanks);
  }
  Words cells = split(line, "\t");
  const bool is_keys = cells.size() == 3 && is_number(cells[0]) && is_number(cells[1]);
  return is_keys ? split(cells[2], ascii_blanks) : cells;
}

/// Where a table has its topics and words.
struct TopicColumns {
  Dialect dialect;
  std::size_t topic = 0;
  std::size_t word = 0;
};

Words cells_of(std::string_view line, const Dialect& dialect) {
  Words cells;
  for (const auto field : split_row(line, dialect)) cells.emplace_back(trimmed(unquote(field, dialect)));
  return cells;
}

std::optional<TopicColumns> columns_of(std::string_view header) {
  TopicColumns columns;
  columns.dialect.delimiter.assign(1, header.find('\t') != std::string_view::npos ? '\t' : ',');
  const Words names = cells_of(header, columns.dialect);
  const auto place = [&](std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  columns.topic = place("topic");
  columns.word = std::min(place("term"), place("word"));
  if (columns.topic == names.size() || columns.word == names.size()) return std::nullopt;
  return columns;
}

/// Topics in the order in which they come first.
Topics topics_of_rows(const Words& lines, const TopicColumns& columns) {
  Topics topics;
  std::map<std::string, std::size_t> places;
  for (std::size_t row = 1; row < lines.size(); ++row) {
    Words cells = cells_of(lines[row], columns.dialect);
    if (std::max(columns.topic, columns.word) >= cells.size()) {
      throw InputError(fmt::format("row {} has {} cells, too few to have a topic and a word", row + 1, cells.size()));
    }
    const auto place = places.emplace(cells[columns.topic], topics.size()).first->second;
    if (place == topics.size()) topics.emplace_back();
    topics[place].push_back(std::move(cells[columns.word]));
  }
  return topics;
}

Topics topics_of_json(const std::string& text) try {
  return nlohmann::json::parse(text).get<Topics>();
} catch (const nlohmann::json::exception&) {
  throw InputError(R"(it is no JSON list of lists of words, such as [["game", "team"], ["film", "star"]])");
}

Topics topics_of_text(const std::string& text) {
  if (trimmed(text).starts_with('[')) return topics_of_json(text);
  const Words lines = split(text, "\n");
  if (lines.empty()) return {};
  if (const auto columns = columns_of(lines.front())) return topics_of_rows(lines, *columns);
  Topics topics;
  for (const auto& line : lines) topics.push_back(words_of_line(line));
  return topics;
}

/// Leaves the first of the words that are alike; how many were left out.
std::size_t drop_repeated(Words& words) {
  std::set<std::string> seen;
  return std::erase_if(words, [&](const std::string& word) { return !seen.insert(word).second; });
}

}  // namespace

WordLists read_word_lists(const std::string& path) try {
  WordLists lists{topics_of_text(read_text(path)), {}};
  std::erase_if(lists.topics, [](const Words& words) { return words.empty(); });
  if (lists.topics.empty()) {
    throw InputError("it holds no topics; write one a line, its words between blanks, tabs or commas");
  }
  std::size_t repeated = 0;
  for (auto& words : lists.topics) repeated += drop_repeated(words);
  if (repeated > 0) {
    lists.warnings.push_back(fmt::format("{} word{} repeated within a topic: only the first counts", repeated,
                                         repeated > 1 ? "s are" : " is"));
  }
  return lists;
} catch (const InputError& error) {
  throw InputError(fmt::format("cannot take the topics of '{}': {}", path, error.what()));
}

}  // namespace topicmill
