#include "matrices/formats/named_layout.hpp"

#include <algorithm>
#include <array>

#include "files/encoding/ascii_case.hpp"
#include "matrices/formats/fields.hpp"

namespace topicmill {
namespace {

using Fields = std::vector<NameField>;

/// A blank stands for any number of them.
void drop_separator(std::string_view& rest, char separator) {
  if (separator == ' ') {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
  } else if (!rest.empty()) {
    rest.remove_prefix(1);
  }
}

/// Takes what stands between quotes, the first of which `rest` begins with.
std::string take_quoted(std::string_view& rest) {
  std::string text;
  std::size_t at = 1;
  for (; at < rest.size(); ++at) {
    const bool is_pair = (rest[at] == '"' || rest[at] == '\\') && rest.substr(at + 1).starts_with('"');
    if (rest[at] == '"' && !is_pair) break;
    if (is_pair) ++at;
    text += rest[at];
  }
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return text;
}

bool is_number(const NameField& field) {
  return parse_real<double>(field.text).fault != &not_a_number || is_missing(field.text);
}

/// Names, where the others are numbers: numbers in quotes are names where not all of the second line is in quotes.
class NameJudge {
 public:
  explicit NameJudge(const Fields& second)
      : quotes_tell_(!std::all_of(second.begin(), second.end(), [](const auto& field) { return field.quoted; })) {}

  bool is_name(const NameField& field) const {
    const bool is_quoted_name = field.quoted && quotes_tell_ && !field.text.empty();
    return is_quoted_name || !is_number(field);
  }

  /// Whether the fields behind the first are names, or the only field is.
  bool has_names(const Fields& fields) const {
    const auto begin = fields.begin() + (fields.size() > 1 ? 1 : 0);
    return std::any_of(begin, fields.end(), [&](const auto& field) { return is_name(field); });
  }

 private:
  bool quotes_tell_;
};

/// What stands above names: nothing, or a word for them.
bool names_the_names(const NameField& field) {
  constexpr std::array<std::string_view, 9> words{"",    "id",        "index",    "name",      "names",
                                                  "row", "row_names", "rownames", "unnamed: 0"};
  return std::find(words.begin(), words.end(), to_lower(field.text)) != words.end();
}

/// Nothing, 0, 1, 2 ...
bool counts_from_zero(const Fields& fields) {
  if (fields.size() < 2 || !fields.front().text.empty()) return false;
  for (std::size_t i = 1; i < fields.size(); ++i) {
    if (fields[i].text != std::to_string(i - 1)) return false;
  }
  return true;
}

}  // namespace

NameField take_name_field(std::string_view& rest, char separator) {
  if (separator == ' ') drop_separator(rest, separator);
  const auto begin = rest.find_first_not_of(separator == '\t' ? " " : " \t");
  NameField field;
  if (begin != std::string_view::npos && rest[begin] == '"') {
    rest.remove_prefix(begin);
    field = {take_quoted(rest), true};
  }
  const auto end = std::min(separator == ' ' ? rest.find_first_of(" \t") : rest.find(separator), rest.size());
  field.text += trim(rest.substr(0, end));
  rest.remove_prefix(end);
  drop_separator(rest, separator);
  return field;
}

std::vector<NameField> name_fields(std::string_view line, char separator) {
  std::vector<NameField> fields;
  const bool ends_in_nothing = separator != ' ' && line.ends_with(separator);
  if (separator == ' ') line = trim(line);
  while (!line.empty()) fields.push_back(take_name_field(line, separator));
  if (ends_in_nothing) fields.emplace_back();
  return fields;
}

char find_separator(std::string_view line) {
  for (const char separator : {',', '\t', ';'}) {
    bool in_quotes = false;
    for (const char c : line) {
      if (c == '"') in_quotes = !in_quotes;
      if (c == separator && !in_quotes) return separator;
    }
  }
  return ' ';
}

NamedLayout find_names(const Fields& first, const std::optional<Fields>& second) {
  const NameJudge judge(second.value_or(first));
  const bool begins_with_name = first.size() > 1 && judge.is_name(first.front());
  if (!second) return {false, begins_with_name && !judge.has_names(first)};
  const bool row_begins_with_name = second->size() > 1 && judge.is_name(second->front());
  const bool all_names =
      std::all_of(first.begin(), first.end(), [&](const auto& field) { return judge.is_name(field); });
  if (first.size() + 1 == second->size() && all_names) return {true, true};
  const bool is_empty_above_name = first.front().text.empty() && row_begins_with_name;
  if (first.size() == second->size() && (judge.has_names(first) || is_empty_above_name || counts_from_zero(first))) {
    return {true, row_begins_with_name || (first.size() > 1 && names_the_names(first.front()))};
  }
  return {false, begins_with_name && row_begins_with_name && !judge.has_names(first)};
}

}  // namespace topicmill
