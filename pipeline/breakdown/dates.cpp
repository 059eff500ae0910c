#include "pipeline/breakdown/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <vector>

#include "base/parse_number.hpp"
#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekday_names{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
constexpr std::size_t longest_date = 80;  ///< bytes; more is prose

template <class Number>
Number number_of(std::string_view digits) {
  Number number{};
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// None where the calendar has no such day. A month of 0 and a day of 0 stand for no month and no day.
std::optional<CalendarDate> checked_date(int year, unsigned month, unsigned day) {
  const bool exists = std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month == 0 ? 1 : month),
                                                  std::chrono::day(day == 0 ? 1 : day))
                          .ok();
  if (!exists || (month == 0 && day != 0)) return std::nullopt;
  CalendarDate date{year, {}, {}};
  if (month != 0) date.month = month;
  if (day != 0) date.day = day;
  return date;
}

/// A run of digits, of letters, or of one other character.
struct Piece {
  std::string_view text;
  bool digits() const { return is_digit(text.front()); }
  bool letters() const { return is_letter(text.front()); }
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  while (!text.empty()) {
    std::size_t length = 1;
    const auto same_kind = is_digit(text.front()) ? is_digit : is_letter(text.front()) ? is_letter : nullptr;
    while (same_kind && length < text.size() && same_kind(text[length])) ++length;
    pieces.push_back({text.substr(0, length)});
    text.remove_prefix(length);
  }
  return pieces;
}

int year_of(std::string_view digits) {
  const int number = number_of<int>(digits);
  if (digits.size() > 2) return number;
  return number < 50 ? 2000 + number : 1900 + number;
}

/// How many of its units a second has, by the digits of an epoch: so that they never meet, from 1973 to 2286 and
/// beyond. None where no unit has as many.
std::optional<std::uint64_t> units_a_second(std::size_t digits) {
  if (digits >= 9 && digits <= 11) return 1;
  if (digits == 12 || digits == 13) return 1'000;
  if (digits == 15 || digits == 16) return 1'000'000;
  if (digits == 18 || digits == 19) return 1'000'000'000;
  return std::nullopt;
}

std::optional<CalendarDate> epoch_date(std::string_view digits, bool before_1970 = false) {
  const auto units = units_a_second(digits.size());
  if (!units) return std::nullopt;
  const auto count = number_of<std::uint64_t>(digits);
  const auto whole = static_cast<std::int64_t>(count / *units);
  const std::chrono::seconds since(before_1970 ? -whole - (count % *units > 0 ? 1 : 0) : whole);
  const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(since)));
  return checked_date(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                      static_cast<unsigned>(day.day()));
}

/// YYYYMMDD and what follows.
std::optional<CalendarDate> compact_date(std::string_view digits) {
  return checked_date(number_of<int>(digits.substr(0, 4)), number_of<unsigned>(digits.substr(4, 2)),
                      number_of<unsigned>(digits.substr(6, 2)));
}

/// Whether 12 digits are YYYYMMDDhhmm, of these two centuries, rather than milliseconds.
bool is_compact_minute(std::string_view digits) {
  const auto year = number_of<int>(digits.substr(0, 4));
  return year >= 1900 && year < 2100 && compact_date(digits) && number_of<unsigned>(digits.substr(8, 2)) < 24 &&
         number_of<unsigned>(digits.substr(10)) < 60;
}

/// 2021, 20210304, 20210304050607, or an epoch.
std::optional<CalendarDate> read_digits(std::string_view digits) {
  const std::size_t length = digits.size();
  if (length == 4) return checked_date(number_of<int>(digits), 0, 0);
  if (length == 8 || length == 14 || (length == 12 && is_compact_minute(digits))) return compact_date(digits);
  return epoch_date(digits);
}

bool is_all(std::string_view text, bool (*is_one)(char)) { return std::all_of(text.begin(), text.end(), is_one); }

/// 1.6172352e+18 in digits; empty for what is written otherwise.
std::string digits_of_power(std::string_view text) {
  const auto number = text.find('e') < text.size() ? parse_number<double>(text) : std::nullopt;
  return number && *number >= 1e8 && *number < 1e19 ? fmt::format("{:.0f}", *number) : "";
}

/// A number by itself, as tables of floats write it, too: 2021.0 is a year, -86400.5 seconds before 1970.
std::optional<CalendarDate> read_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (const auto digits = digits_of_power(text); !digits.empty()) return epoch_date(digits, negative);
  const auto whole = text.substr(0, text.find('.'));
  const auto fraction = text.substr(std::min(whole.size() + 1, text.size()));
  if (whole.empty() || !is_all(whole, is_digit) || !is_all(fraction, is_digit)) return std::nullopt;
  const bool is_whole = fraction.find_first_not_of('0') == std::string_view::npos;
  if (!is_whole && whole.size() < 9) return std::nullopt;  // 2021.3 is a month
  return negative ? epoch_date(whole, true) : read_digits(whole);
}

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
  const bool fits = text.size() >= 5 && is_all(text.substr(0, 4), is_digit) && text[3] == '0' &&
                    (text.substr(4) == "s" || text.substr(4) == "'s" || text.substr(4) == "’s");
  if (!fits) return std::nullopt;
  CalendarDate date{number_of<int>(text.substr(0, 4)), {}, {}};
  date.is_decade = true;
  return date;
}

/// Whether `word` is a name, or the beginning of one of at least three letters: Apr, Sept, Tues.
template <class Names>
std::optional<unsigned> find_name(std::string_view word, const Names& names) {
  const std::string lower = to_lower(word);
  for (unsigned i = 0; i < names.size(); ++i) {
    if (lower.size() >= 3 && names[i].starts_with(lower)) return i;
  }
  return std::nullopt;
}

/// Gathers day, month and year from a date that names its month, piece by piece.
class NamedMonthReader {
 public:
  std::optional<CalendarDate> read(const std::vector<Piece>& pieces) {
    for (std::size_t at = 0; at < pieces.size(); ++at) {
      if (starts_time(pieces, at)) {
        at = end_of_time(pieces, at) - 1;
        after_time_ = true;
      } else if (pieces[at].digits() ? !take_number(pieces, at) : pieces[at].letters() && !take_word(pieces[at].text)) {
        return std::nullopt;
      }
    }
    if (!month_ || year_.empty()) return std::nullopt;
    return checked_date(year_of(year_), *month_ + 1, day_.empty() ? 0 : number_of<unsigned>(day_));
  }

 private:
  static bool starts_time(const std::vector<Piece>& pieces, std::size_t at) {
    return pieces[at].digits() && at + 1 < pieces.size() && pieces[at + 1].text == ":";
  }

  static std::size_t end_of_time(const std::vector<Piece>& pieces, std::size_t at) {
    while (at < pieces.size() && (pieces[at].digits() || pieces[at].text == ":" || pieces[at].text == ".")) ++at;
    return at;
  }

  bool take_number(const std::vector<Piece>& pieces, std::size_t at) {
    const std::string_view digits = pieces[at].text;
    const bool zone = after_time_ && at > 0 && (pieces[at - 1].text == "+" || pieces[at - 1].text == "-");
    if (zone || (after_time_ && !year_.empty())) return true;
    if (digits.size() == 4 && year_.empty()) return set(year_, digits);
    if (digits.size() <= 2 && day_.empty()) return set(day_, digits);
    return digits.size() == 2 && year_.empty() && set(year_, digits);
  }

  /// A month, a weekday, an ordinal's ending, or what stands behind the time of day: the name of a zone.
  bool take_word(std::string_view word) {
    if (after_time_) return true;
    if (const auto month = find_name(word, month_names); month && !month_) {
      month_ = month;
      return true;
    }
    const std::string lower = to_lower(word);
    const bool ordinal = lower == "st" || lower == "nd" || lower == "rd" || lower == "th" || lower == "of";
    return ordinal || find_name(word, weekday_names);
  }

  static bool set(std::string_view& part, std::string_view digits) {
    part = digits;
    return true;
  }

  std::string_view day_;
  std::optional<unsigned> month_;  ///< from 0
  std::string_view year_;
  bool after_time_ = false;
};

}  // namespace

std::optional<CalendarDate> read_date(std::string_view text) {
  text = trimmed(text);
  if (text.size() > longest_date) return std::nullopt;
  if (const auto date = read_number(text)) return date;
  const auto pieces = pieces_of(text);
  if (const auto date = read_numbers(pieces)) return date;
  if (const auto date = read_quarter(pieces)) return date;
  if (const auto date = read_decade(text)) return date;
  return NamedMonthReader().read(pieces);
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
