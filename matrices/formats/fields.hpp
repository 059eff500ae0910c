// The fields of a matrix file: cut, and turned into values or found faulty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// Why a value cannot enter a matrix; an error says "'TEXT' PROBLEM; MEND".
struct NumberFault {
  std::string_view problem;
  std::string_view mend;
};

/// Of text that is no number at all.
inline constexpr NumberFault not_a_number{"is not a number", "correct it"};

/// A value, or the fault of its text (null: none).
template <class T>
struct ParsedNumber {
  T value = 0;
  const NumberFault* fault = nullptr;
};

/// The nearest T (float or double) of a decimal number; one too small for it is 0. nan, inf and what exceeds T are
/// faults.
template <class T = float>
ParsedNumber<T> parse_real(std::string_view text);

/// The same of a number without fraction or exponent.
template <class T = float>
ParsedNumber<T> parse_whole(std::string_view text);

/// The nearest T of a double.
template <class T = float>
ParsedNumber<T> to_value(double value);

/// Whether a field stands for a missing value: nothing at all, or nan, NA, N/A, NULL, None and the like in any case.
bool is_missing(std::string_view text);

/// A whole number of 64 bits; none where `text` is anything else.
std::optional<std::int64_t> parse_integer(std::string_view text);

/// Takes the next field off the front of `rest`: blanks (space, tab) end it. Empty where there is none left.
std::string_view next_field(std::string_view& rest);

/// Takes the next line off the front of `rest`, without its end.
std::string_view take_line(std::string_view& rest);

/// Drops blanks at both ends.
std::string_view trim(std::string_view text);

/// In ASCII; other letters stay as they are.
std::string upper_case(std::string_view text);

}  // namespace topicmill
