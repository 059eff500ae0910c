#include "pipeline/breakdown/number_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include "base/parse_number.hpp"
#include "files/encoding/ascii.hpp"
#include "pipeline/breakdown/date_parts.hpp"

namespace topicmill {
namespace {

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

/// 1.6172352e+18 in digits; empty for what is written otherwise.
std::string digits_of_power(std::string_view text) {
  const auto number = text.find('e') < text.size() ? parse_number<double>(text) : std::nullopt;
  return number && *number >= 1e8 && *number < 1e19 ? fmt::format("{:.0f}", *number) : "";
}

}  // namespace

std::optional<CalendarDate> read_digits(std::string_view digits) {
  const std::size_t length = digits.size();
  if (length == 4) return checked_date(number_of<int>(digits), 0, 0);
  if (length == 8 || length == 14 || (length == 12 && is_compact_minute(digits))) return compact_date(digits);
  return epoch_date(digits);
}

std::optional<CalendarDate> read_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  if (const auto digits = digits_of_power(text); !digits.empty()) return epoch_date(digits, negative);
  const auto whole = text.substr(0, text.find('.'));
  const auto fraction = text.substr(std::min(whole.size() + 1, text.size()));
  if (!is_digits(whole) || !(fraction.empty() || is_digits(fraction))) return std::nullopt;
  const bool is_whole = fraction.find_first_not_of('0') == std::string_view::npos;
  if (!is_whole && whole.size() < 9) return std::nullopt;  // 2021.3 is a month
  return negative ? epoch_date(whole, true) : read_digits(whole);
}

}  // namespace topicmill
