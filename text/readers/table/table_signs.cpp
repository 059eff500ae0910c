#include "text/readers/table/table_signs.hpp"

#include <algorithm>
#include <array>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::string_view, 4> delimiters{",", "\t", ";", "|"};
constexpr std::size_t sampled_rows = 50;
constexpr std::size_t sampled_bytes = std::size_t{1} << 16;
constexpr std::size_t least_rows = 3;
constexpr std::size_t longest_name = 40;

using Rows = std::vector<std::string_view>;

/// All rows of a text without their line ends. One that the text cuts short counts only where it is the first.
Rows rows_of(std::string_view text, const Dialect& dialect, std::size_t most_rows) {
  Rows rows;
  while (!text.empty() && rows.size() < most_rows) {
    const std::size_t end = RowScanner(dialect).find_end(text);
    if (end == std::string_view::npos && !rows.empty()) break;
    auto row = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), row.size() + 1));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (!row.empty()) rows.push_back(row);
  }
  return rows;
}

Rows first_rows(std::string_view text, const Dialect& dialect) {
  return rows_of(text.substr(0, sampled_bytes), dialect, sampled_rows);
}

/// None where the row has text behind a closing quote.
std::vector<std::string_view> clean_fields(std::string_view row, const Dialect& dialect) {
  StrayQuotes stray;
  auto fields = split_row(row, dialect, &stray);
  if (stray.behind) fields.clear();
  return fields;
}

/// As many fields as there are columns; empty ones may follow.
bool has_fields(const std::vector<std::string_view>& fields, std::size_t columns) {
  return fields.size() >= columns && std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(columns), fields.end(),
                                                 [](auto field) { return field.empty(); });
}

/// How many of the rows have as many fields as the first, which has two at least; else 0.
std::size_t count_agreeing(const Rows& rows, const Dialect& dialect) {
  const std::size_t columns = rows.empty() ? 0 : clean_fields(rows.front(), dialect).size();
  if (columns < 2) return 0;
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](std::string_view row) { return has_fields(clean_fields(row, dialect), columns); }));
}

/// The dialects that may be meant, the likelier first.
std::vector<Dialect> candidates_for(const OpenDialect& open, bool with_backslash) {
  std::vector<Dialect> candidates;
  const std::size_t choices = open.any_delimiter ? delimiters.size() : 1;
  for (std::size_t i = 0; i < choices; ++i) {
    Dialect dialect = open.given;
    if (open.any_delimiter) dialect.delimiter = delimiters[i];
    candidates.push_back(dialect);
    dialect.backslash = true;
    if (with_backslash) candidates.push_back(dialect);
  }
  return candidates;
}

bool has_lone_carriage_return(std::string_view text) {
  std::size_t at = text.find('\r');
  while (at != std::string_view::npos && at + 1 < text.size() && text[at + 1] == '\n') at = text.find('\r', at + 1);
  return at != std::string_view::npos && at + 1 < text.size();
}

/// A backslash before what it may take the meaning from.
bool may_have_escapes(std::string_view head, const OpenDialect& open) {
  std::string special = open.given.delimiter;
  if (open.any_delimiter) special += ",\t;|";
  if (open.given.quote) special += *open.given.quote;
  for (std::size_t at = head.find('\\'); at != std::string_view::npos; at = head.find('\\', at + 2)) {
    if (at + 1 < head.size() && special.find(head[at + 1]) != std::string::npos) return true;
  }
  return false;
}

bool is_name_character(char c) {
  return is_letter_or_digit(c) || !is_ascii(c) || std::string_view("_-. ").find(c) != std::string_view::npos;
}

/// Short, of letters mostly, at most three words, no sentence.
bool is_column_name(const std::string& name) {
  if (name.empty() || name.size() > longest_name || name.front() == ' ' || name.back() == ' ' || name.back() == '.') {
    return false;
  }
  const bool is_number = name.find_first_not_of("0123456789.- ") == std::string::npos;
  return !is_number && std::count(name.begin(), name.end(), ' ') < 3 &&
         std::all_of(name.begin(), name.end(), is_name_character);
}

bool is_table(std::string_view head, std::string_view delimiter) {
  const Dialect dialect{std::string(delimiter)};
  const auto rows = first_rows(head, dialect);
  if (rows.size() < least_rows || count_agreeing(rows, dialect) < rows.size()) return false;
  const auto names = split_row(rows.front(), dialect);
  return std::all_of(names.begin(), names.end(), [&](auto name) { return is_column_name(unquote(name, dialect)); });
}

bool begins_with_separator(std::string_view head) {
  return delimiter_named_by(head.substr(0, head.find('\n'))).has_value();
}

}  // namespace

bool shows_carriage_returns(std::string_view head, const OpenDialect& open) {
  if (!has_lone_carriage_return(head)) return false;
  std::size_t rows_without = 0;
  std::size_t agreeing_without = 0;
  std::size_t agreeing_with = 0;
  for (Dialect dialect : candidates_for(open, false)) {
    const Rows without = first_rows(head, dialect);
    dialect.carriage_returns = true;
    rows_without = std::max(rows_without, without.size());
    agreeing_without = std::max(agreeing_without, count_agreeing(without, dialect));
    agreeing_with = std::max(agreeing_with, count_agreeing(first_rows(head, dialect), dialect));
  }
  return agreeing_with > agreeing_without || rows_without < 2;
}

Dialect guess_dialect(std::string_view head, const OpenDialect& open) {
  // An escape may come late: where there may be one, all rows are looked at.
  const bool with_backslash = open.any_escape && may_have_escapes(head, open);
  const auto candidates = candidates_for(open, with_backslash);
  if (candidates.size() == 1) return candidates.front();
  Dialect best = candidates.front();
  double most = 0;
  for (const auto& dialect : candidates) {
    const auto rows = with_backslash ? rows_of(head, dialect, head.size()) : first_rows(head, dialect);
    if (rows.empty()) continue;
    const double share = static_cast<double>(count_agreeing(rows, dialect)) / static_cast<double>(rows.size());
    if (share > most) best = dialect;
    most = std::max(most, share);
  }
  return best;
}

std::optional<std::string> delimiter_named_by(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (line.size() > 2 && line.front() == '"' && line.back() == '"') line = line.substr(1, line.size() - 2);
  constexpr std::string_view name = "sep=";
  if (to_lower(line.substr(0, name.size())) != name || line.size() != name.size() + 1) return std::nullopt;
  return std::string(line.substr(name.size()));
}

std::vector<std::vector<std::string>> first_values(std::string_view head, const Dialect& dialect) {
  std::vector<std::vector<std::string>> values;
  for (const auto row : first_rows(head, dialect)) {
    auto& of_row = values.emplace_back();
    for (const auto field : split_row(row, dialect)) of_row.push_back(unquote(field, dialect));
  }
  return values;
}

bool shows_csv(std::string_view head) {
  return is_table(head, ",") || is_table(head, ";") || is_table(head, "|") || begins_with_separator(head);
}

bool shows_tsv(std::string_view head) { return is_table(head, "\t"); }

}  // namespace topicmill
