#include "text/readers/table/table_header.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

using Row = std::vector<std::string>;

constexpr std::size_t least_values = 2;  ///< below the first, for a column to tell anything
constexpr std::size_t many_values = 8;   ///< for a column to tell that its first value never comes again
constexpr double sentence_bytes = 40;    ///< mean of the values of a column of sentences
constexpr std::ptrdiff_t sentence_blanks = 3;

/// One column: what stands first, and the values below that are not empty.
struct Column {
  std::string_view first;
  std::vector<std::string_view> values;
  bool has_gaps = false;
};

enum class Vote { none, names, data };

std::optional<double> number_of(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.ends_with('%')) text.remove_suffix(1);
  double number = 0;
  const char* const end = text.data() + text.size();
  auto [stop, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc{}) return std::nullopt;
  // A decimal comma, or groups of thousands.
  while (stop != end && (*stop == ',' || is_digit(*stop))) ++stop;
  return stop == end && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

/// The text with a 9 for each run of digits, and where `of_letters`, an a for each of letters: "9-9-9" of dates, "a9"
/// of keys.
std::string shape_of(std::string_view text, bool of_letters) {
  std::string shape;
  for (const char c : text) {
    const bool is_run = is_digit(c) || (of_letters && (is_letter(c) || !is_ascii(c)));
    const char kind = is_digit(c) ? '9' : is_run ? 'a' : c;
    if (shape.empty() || shape.back() != kind || !is_run) shape += kind;
  }
  return shape;
}

bool has_digit(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

bool is_asked(std::string_view text) { return text.ends_with('?') || text.ends_with(':'); }

bool is_sentence(std::string_view text) {
  return static_cast<double>(text.size()) >= sentence_bytes ||
         std::count(text.begin(), text.end(), ' ') >= sentence_blanks;
}

double mean_bytes(const Column& column) {
  std::size_t bytes = 0;
  for (const auto value : column.values) bytes += value.size();
  return static_cast<double>(bytes) / static_cast<double>(column.values.size());
}

std::vector<double> numbers_of(const Column& column) {
  std::vector<double> numbers;
  for (const auto value : column.values) {
    if (const auto number = number_of(value)) numbers.push_back(*number);
  }
  return numbers;
}

/// Column of numbers: names are none, and a number among names has nothing to do with those below it.
Vote vote_of_numbers(std::string_view first, const std::vector<double>& numbers) {
  const auto number = number_of(first);
  if (!number) return has_digit(first) ? Vote::none : Vote::names;
  const auto [low, high] = std::minmax_element(numbers.begin(), numbers.end());
  const double span = *high - *low;
  return *number >= *low - span && *number <= *high + span ? Vote::data : Vote::none;
}

/// The shape that all values have; none where they differ or have no digit.
std::optional<std::string> common_shape(const Column& column, bool of_letters) {
  std::string shape = shape_of(column.values.front(), of_letters);
  const bool is_common = has_digit(shape) && std::all_of(column.values.begin(), column.values.end(), [&](auto value) {
                           return shape_of(value, of_letters) == shape;
                         });
  return is_common ? std::optional(std::move(shape)) : std::nullopt;
}

/// Column of dates, times, keys: all of one shape.
std::optional<Vote> vote_of_shapes(const Column& column) {
  if (const auto shape = common_shape(column, false)) {
    return shape_of(column.first, false) == *shape ? Vote::data : Vote::names;
  }
  const auto shape = common_shape(column, true);
  if (!shape) return std::nullopt;
  if (shape_of(column.first, true) == *shape) return Vote::data;
  return has_digit(column.first) ? Vote::none : Vote::names;
}

/// Column of sentences: a question of a survey stands above its answers.
Vote vote_of_sentences(const Column& column) {
  const auto is_no_answer = [](std::string_view value) { return !is_asked(value); };
  if (is_asked(column.first) && std::all_of(column.values.begin(), column.values.end(), is_no_answer)) {
    return Vote::names;
  }
  const double mean = mean_bytes(column);
  if (is_sentence(column.first) && static_cast<double>(column.first.size()) * 4 >= mean) return Vote::data;
  const auto is_longer = [&](std::string_view value) { return value.size() > column.first.size(); };
  return std::all_of(column.values.begin(), column.values.end(), is_longer) ? Vote::names : Vote::none;
}

Vote vote_of(const Column& column) {
  if (column.values.size() < least_values) return Vote::none;
  if (column.first.empty()) return column.has_gaps ? Vote::none : Vote::names;
  const auto numbers = numbers_of(column);
  if (numbers.size() == column.values.size()) return vote_of_numbers(column.first, numbers);
  if (const auto vote = vote_of_shapes(column)) return *vote;
  const std::set<std::string_view> distinct(column.values.begin(), column.values.end());
  if (distinct.count(column.first) > 0) return Vote::data;
  if (mean_bytes(column) >= sentence_bytes) return vote_of_sentences(column);
  const bool is_category = column.values.size() >= many_values && distinct.size() * 4 <= column.values.size();
  return is_category ? Vote::names : Vote::none;
}

/// Rows like the first are none to judge it by: files that were put together repeat their header.
Column column_at(std::size_t place, const std::vector<Row>& rows) {
  Column column{rows.front()[place], {}, false};
  for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
    if (row->size() <= place || *row == rows.front()) continue;
    const auto& value = (*row)[place];
    if (value.empty()) column.has_gaps = true;
    if (!value.empty()) column.values.push_back(value);
  }
  return column;
}

bool is_year(double number) { return number == std::floor(number) && number >= 1500 && number <= 2200; }

/// The numbers of a first row that counts (0, 1, 2) or names years (1990, 2000): columns are named so.
bool counts_up(const Row& first) {
  std::vector<double> numbers;
  for (const auto& value : first) {
    if (const auto number = number_of(value)) numbers.push_back(*number);
  }
  if (numbers.size() < 2) return false;
  const auto by_one = [](double a, double b) { return b - a != 1; };
  const bool steps = std::adjacent_find(numbers.begin(), numbers.end(), by_one) == numbers.end();
  const bool ascends = std::adjacent_find(numbers.begin(), numbers.end(), std::greater_equal<>()) == numbers.end();
  return steps || (ascends && std::all_of(numbers.begin(), numbers.end(), is_year));
}

bool is_number_of_column(const std::string& name, std::size_t columns) {
  return is_digits(name) && name.size() < 8 && name.front() != '0' && std::stoul(name) <= columns;
}

}  // namespace

FirstRow judge_first_row(const std::vector<Row>& rows) {
  if (rows.empty()) return FirstRow::names;
  const bool may_be_counted = counts_up(rows.front());
  std::size_t names = 0;
  std::size_t data = 0;
  for (std::size_t place = 0; place < rows.front().size(); ++place) {
    const Column column = column_at(place, rows);
    if (may_be_counted && number_of(column.first)) continue;
    const Vote vote = vote_of(column);
    names += vote == Vote::names ? 1 : 0;
    data += vote == Vote::data ? 1 : 0;
  }
  if (names == 0 && data > 0) return FirstRow::data;
  return data > names ? FirstRow::doubtful : FirstRow::names;
}

FirstRow judge_first_row(const std::vector<Row>& rows, const std::vector<std::string>& wanted) {
  if (rows.empty()) return FirstRow::names;
  const auto& first = rows.front();
  const auto is_in_first = [&](const std::string& name) {
    return std::find(first.begin(), first.end(), name) != first.end();
  };
  const auto is_number = [&](const std::string& name) { return is_number_of_column(name, first.size()); };
  const bool wants_numbers = !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), is_number);
  if (wants_numbers && !std::all_of(wanted.begin(), wanted.end(), is_in_first)) return FirstRow::data;
  if (!wants_numbers && std::any_of(wanted.begin(), wanted.end(), is_in_first)) return FirstRow::names;
  return judge_first_row(rows);
}

bool have_row_names(const std::vector<Row>& rows) {
  constexpr std::size_t least_rows = 3;
  for (std::size_t i = 1; i < rows.size() && rows.front().size() == 1; ++i) {
    if (rows[i].front() != std::to_string(i)) return false;
  }
  const auto is_longer = [&](const auto& row) { return row.size() == rows.front().size() + 1; };
  const auto is_full = [](const auto& row) { return !row.back().empty(); };
  return rows.size() >= least_rows && std::all_of(rows.begin() + 1, rows.end(), is_longer) &&
         std::any_of(rows.begin() + 1, rows.end(), is_full);
}

}  // namespace topicmill
