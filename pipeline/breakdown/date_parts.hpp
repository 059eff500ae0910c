// What the readers of dates share: a text in pieces, numbers, days that exist.
#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "files/encoding/ascii.hpp"
#include "pipeline/breakdown/dates.hpp"

namespace topicmill {

/// A run of digits, of letters, or of one other character.
struct Piece {
  std::string_view text;
  bool digits() const { return is_digit(text.front()); }
  bool letters() const { return is_letter(text.front()); }
};

std::vector<Piece> pieces_of(std::string_view text);

/// The digits as a number, which must fit.
template <class Number>
Number number_of(std::string_view digits) {
  Number number{};
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// None where the calendar has no such day. A month of 0 and a day of 0 stand for no month and no day.
std::optional<CalendarDate> checked_date(int year, unsigned month, unsigned day);

/// Of two digits: 1950 to 2049.
int year_of(std::string_view digits);

}  // namespace topicmill
