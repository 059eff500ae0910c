#include "matrices/formats/fields.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <system_error>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr NumberFault not_whole{"is not a whole number", "correct it, or write real in place of integer in line 1"};
constexpr NumberFault not_finite{"is not a finite number",
                                 "replace it, leave its row or column out, or set nmf.missing: nan"};
constexpr NumberFault exceeds_float{"exceeds the range of a 32-bit float",
                                    "scale the matrix down, or set nmf.precision: float64"};
constexpr NumberFault exceeds_double{"exceeds the range of a 64-bit float", "scale the matrix down"};

template <class T>
constexpr const NumberFault* too_large = std::is_same_v<T, float> ? &exceeds_float : &exceeds_double;

constexpr std::string_view blanks = " \t";

// A lambda, as the algorithms inline it and would call a function.
constexpr auto parts_fields = [](char c) { return c == ' ' || c == '\t'; };

/// from_chars knows no plus sign.
std::string_view without_plus(std::string_view text) {
  const bool plus = text.size() > 1 && text[0] == '+' && (is_digit(text[1]) || text[1] == '.');
  return text.substr(plus ? 1 : 0);
}

template <class Number>
std::errc parse_all(std::string_view text, Number& value) {
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc{} && stop != end ? std::errc::invalid_argument : error;
}

/// What from_chars calls out of range is too large or too close to 0; strtod tells by returning infinity or 0.
template <class T>
ParsedNumber<T> resolve_range(std::string_view text) {
  const double value = std::strtod(std::string(text).c_str(), nullptr);
  return {0, std::abs(value) < 1 ? nullptr : too_large<T>};
}

}  // namespace

template <class T>
ParsedNumber<T> parse_real(std::string_view text) {
  text = without_plus(text);
  T value = 0;
  const auto error = parse_all(text, value);
  if (error == std::errc{} && std::isfinite(value)) return {value, nullptr};
  if (error == std::errc::result_out_of_range) return resolve_range<T>(text);
  if (error != std::errc{}) return {0, &not_a_number};
  const bool in_digits = std::any_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
  return {0, std::isinf(value) && in_digits ? too_large<T> : &not_finite};
}

template <class T>
ParsedNumber<T> parse_whole(std::string_view text) {
  text = without_plus(text);
  std::int64_t value = 0;
  const auto error = parse_all(text, value);
  if (error == std::errc{}) return {static_cast<T>(value), nullptr};
  if (error == std::errc::result_out_of_range) return parse_real<T>(text);
  return {0, &not_whole};
}

template <class T>
ParsedNumber<T> to_value(double value) {
  if (!std::isfinite(value)) return {0, &not_finite};
  if (std::abs(value) > static_cast<double>(std::numeric_limits<T>::max())) return {0, too_large<T>};
  return {static_cast<T>(value), nullptr};
}

template ParsedNumber<float> parse_real(std::string_view);
template ParsedNumber<double> parse_real(std::string_view);
template ParsedNumber<float> parse_whole(std::string_view);
template ParsedNumber<double> parse_whole(std::string_view);
template ParsedNumber<float> to_value(double);
template ParsedNumber<double> to_value(double);

bool is_missing(std::string_view text) {
  constexpr std::array<std::string_view, 10> names{"",     "nan",  "-nan", "na",   "n/a",
                                                   "#n/a", "<na>", "null", "none", "\\n"};
  return std::find(names.begin(), names.end(), to_lower(text)) != names.end();
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t value = 0;
  if (parse_all(without_plus(text), value) != std::errc{}) return std::nullopt;
  return value;
}

std::string_view next_field(std::string_view& rest) {
  const auto begin = std::find_if_not(rest.begin(), rest.end(), parts_fields);
  const auto end = std::find_if(begin, rest.end(), parts_fields);
  const auto field = rest.substr(static_cast<std::size_t>(begin - rest.begin()), static_cast<std::size_t>(end - begin));
  rest.remove_prefix(static_cast<std::size_t>(end - rest.begin()));
  return field;
}

std::string_view take_line(std::string_view& rest) {
  const auto end = std::min(rest.find('\n'), rest.size());
  auto line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

std::string_view trim(std::string_view text) { return trimmed(text, blanks); }

std::string upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

}  // namespace topicmill
