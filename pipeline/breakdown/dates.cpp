#include "pipeline/breakdown/dates.hpp"

#include <ctime>
#include <utility>
#include <vector>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "pipeline/breakdown/date_parts.hpp"
#include "pipeline/breakdown/named_month.hpp"
#include "pipeline/breakdown/number_dates.hpp"

namespace topicmill {
namespace {

constexpr std::size_t longest_date = 80;  ///< bytes; more is prose

bool is_date_separator(std::string_view piece) { return piece == "-" || piece == "/" || piece == "."; }

/// Whether what follows a date in numbers begins a time of day, or is nothing.
bool may_follow(const std::vector<Piece>& pieces, std::size_t at) {
  if (at == pieces.size()) return true;
  const std::string_view next = pieces[at].text;
  return next == "T" || next == "t" || next == "Z" || next == "z" || next == "+" || next == "," || is_blank(next[0]);
}

/// How many of the first pieces are numbers with one and the same separator between them, at most three.
std::size_t leading_numbers(const std::vector<Piece>& pieces) {
  if (pieces.empty() || !pieces[0].digits()) return 0;
  std::size_t numbers = 1;
  while (numbers < 3 && pieces.size() > 2 * numbers && is_date_separator(pieces[2 * numbers - 1].text) &&
         pieces[2 * numbers - 1].text == pieces[1].text && pieces[2 * numbers].digits()) {
    ++numbers;
  }
  return may_follow(pieces, 2 * numbers - 1) ? numbers : 0;
}

/// 2021-03 and 2021-03-04, with any separator, and a time of day behind a date.
std::optional<CalendarDate> read_year_first(const std::vector<Piece>& pieces, std::size_t numbers) {
  if (pieces[0].text.size() != 4 || numbers < 2 || pieces[2].text.size() > 2) return std::nullopt;
  if (numbers == 3 && pieces[4].text.size() > 2) return std::nullopt;
  const auto month = number_of<unsigned>(pieces[2].text);
  const auto day = numbers == 3 ? number_of<unsigned>(pieces[4].text) : 0;
  if (month == 0 || (numbers == 3 && day == 0)) return std::nullopt;
  return checked_date(number_of<int>(pieces[0].text), month, day);
}

/// The character behind the first piece; 0 where there is none.
char after_first(const std::vector<Piece>& pieces) { return pieces.size() > 1 ? pieces[1].text.front() : '\0'; }

/// What a text such as 3/4/2021 can be.
struct NumericReadings {
  std::optional<CalendarDate> day_first;
  std::optional<CalendarDate> month_first;
};

NumericReadings read_year_last(const std::vector<Piece>& pieces) {
  if (leading_numbers(pieces) != 3 || pieces[0].text.size() > 2 || pieces[2].text.size() > 2) return {};
  const std::size_t year_digits = pieces[4].text.size();
  if (year_digits != 4 && year_digits != 2) return {};
  const auto first = number_of<unsigned>(pieces[0].text);
  const auto second = number_of<unsigned>(pieces[2].text);
  if (first == 0 || second == 0) return {};
  const int year = year_of(pieces[4].text);
  return {checked_date(year, second, first), checked_date(year, first, second)};
}

/// 26.4.1993 is written day first wherever it is written with points.
bool writes_points(const std::vector<Piece>& pieces) { return pieces.size() > 1 && pieces[1].text == "."; }

std::optional<CalendarDate> read_numbers(const std::vector<Piece>& pieces) {
  const std::size_t numbers = leading_numbers(pieces);
  if (numbers == 0) return std::nullopt;
  if (numbers == 1) return is_blank(after_first(pieces)) ? std::nullopt : read_digits(pieces[0].text);
  if (const auto date = read_year_first(pieces, numbers)) return date;
  const auto [day_first, month_first] = read_year_last(pieces);
  if (writes_points(pieces)) return day_first;
  if (day_first && month_first && *day_first != *month_first) return std::nullopt;
  return day_first ? day_first : month_first;
}

/// 2001-Q3, 2001Q3, Q3 2001, 3Q01: a year, and a digit beside a Q.
std::optional<CalendarDate> read_quarter(const std::vector<Piece>& pieces) {
  std::vector<std::string_view> parts;
  for (const auto& piece : pieces) {
    if (piece.digits() || piece.letters()) parts.push_back(piece.text);
  }
  if (parts.size() != 3) return std::nullopt;
  const bool year_first = parts[0].size() > 1 && is_digit(parts[0].front());
  const auto year = parts[year_first ? 0 : 2];
  auto letter = parts[year_first ? 1 : 0];
  auto quarter = parts[year_first ? 2 : 1];
  if (is_digit(letter.front()) && !year_first) std::swap(letter, quarter);
  const bool fits = to_lower(letter) == "q" && quarter.size() == 1 && quarter >= "1" && quarter <= "4" &&
                    is_digit(year.front()) && (year.size() == 2 || year.size() == 4);
  if (!fits) return std::nullopt;
  return CalendarDate{year_of(year), {}, {}, number_of<unsigned>(quarter)};
}

/// 1990s and 1990's.
std::optional<CalendarDate> read_decade(std::string_view text) {
  const bool fits = text.size() >= 5 && is_digits(text.substr(0, 4)) && text[3] == '0' &&
                    (text.substr(4) == "s" || text.substr(4) == "'s" || text.substr(4) == "’s");
  if (!fits) return std::nullopt;
  CalendarDate date{number_of<int>(text.substr(0, 4)), {}, {}};
  date.is_decade = true;
  return date;
}

}  // namespace

std::optional<CalendarDate> read_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() > longest_date) return std::nullopt;
  if (const auto date = read_number(text)) return date;
  const auto pieces = pieces_of(text);
  if (const auto date = read_numbers(pieces)) return date;
  if (const auto date = read_quarter(pieces)) return date;
  if (const auto date = read_decade(text)) return date;
  return read_named_month(pieces);
}

std::optional<AmbiguousDate> read_ambiguous_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() > longest_date) return std::nullopt;
  const auto pieces = pieces_of(text);
  if (writes_points(pieces)) return std::nullopt;
  const auto [day_first, month_first] = read_year_last(pieces);
  if (!day_first || !month_first || *day_first == *month_first) return std::nullopt;
  return AmbiguousDate{*day_first, *month_first};
}

std::optional<CalendarDate> read_date(std::string_view text, const std::string& pattern) {
  constexpr int unset = -100'000;  // strptime leaves alone what the pattern does not name
  std::tm parts{};
  parts.tm_year = parts.tm_mon = parts.tm_mday = unset;
  if (::strptime(std::string(trimmed(text)).c_str(), pattern.c_str(), &parts) == nullptr) return std::nullopt;
  const auto named = [&](int part) { return part != unset; };
  if (!named(parts.tm_year)) return std::nullopt;
  const unsigned month = named(parts.tm_mon) ? static_cast<unsigned>(parts.tm_mon) + 1 : 0;
  const unsigned day = month != 0 && named(parts.tm_mday) ? static_cast<unsigned>(parts.tm_mday) : 0;
  return checked_date(parts.tm_year + 1900, month, day);
}

}  // namespace topicmill
