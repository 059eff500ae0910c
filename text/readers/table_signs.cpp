#include "text/readers/table_signs.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/error.hpp"
#include "text/readers/row_scanner.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::string_view, 4> delimiters{",", "\t", ";", "|"};
constexpr std::size_t sampled_rows = 50;
constexpr std::size_t sampled_bytes = std::size_t{1} << 16;
constexpr std::size_t least_rows = 3;
constexpr std::size_t longest_name = 40;

/// The first rows of a text without their line ends. One that the text cuts short counts only where it is the first.
std::vector<std::string_view> first_rows(std::string_view text, const Dialect& dialect) {
  text = text.substr(0, sampled_bytes);
  std::vector<std::string_view> rows;
  while (!text.empty() && rows.size() < sampled_rows) {
    const std::size_t end = RowScanner(dialect).find_end(text);
    if (end == std::string_view::npos && !rows.empty()) break;
    auto row = text.substr(0, end);
    text.remove_prefix(std::min(text.size(), row.size() + 1));
    if (row.ends_with('\r')) row.remove_suffix(1);
    if (!row.empty()) rows.push_back(row);
  }
  return rows;
}

/// 0 where the row is broken.
std::size_t count_fields(std::string_view row, const Dialect& dialect) {
  try {
    return split_row(row, dialect).size();
  } catch (const InputError&) {
    return 0;
  }
}

/// How many of the rows have as many fields as the first, which has two at least; else 0.
std::size_t count_agreeing(const std::vector<std::string_view>& rows, const Dialect& dialect) {
  const std::size_t columns = rows.empty() ? 0 : count_fields(rows.front(), dialect);
  if (columns < 2) return 0;
  return static_cast<std::size_t>(std::count_if(
      rows.begin(), rows.end(), [&](std::string_view row) { return count_fields(row, dialect) == columns; }));
}

bool is_name_character(char c) {
  const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  return is_letter || (c >= '0' && c <= '9') || std::string_view("_-. ").find(c) != std::string_view::npos;
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
  const Dialect dialect{std::string(delimiter), '"'};
  const auto rows = first_rows(head, dialect);
  if (rows.size() < least_rows || count_agreeing(rows, dialect) < rows.size()) return false;
  const auto names = split_row(rows.front(), dialect);
  return std::all_of(names.begin(), names.end(), [&](auto name) { return is_column_name(unquote(name, dialect)); });
}

}  // namespace

std::string guess_delimiter(std::string_view head, std::optional<char> quote) {
  std::string best = ",";
  double most = 0;
  for (const auto delimiter : delimiters) {
    const Dialect dialect{std::string(delimiter), quote};
    const auto rows = first_rows(head, dialect);
    if (rows.empty()) continue;
    const double share = static_cast<double>(count_agreeing(rows, dialect)) / static_cast<double>(rows.size());
    if (share > most) best = delimiter;
    most = std::max(most, share);
  }
  return best;
}

bool shows_csv(std::string_view head) { return is_table(head, ",") || is_table(head, ";") || is_table(head, "|"); }

bool shows_tsv(std::string_view head) { return is_table(head, "\t"); }

}  // namespace topicmill
