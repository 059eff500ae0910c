#include "pipeline/breakdown/date_parts.hpp"

#include <chrono>

namespace topicmill {

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

int year_of(std::string_view digits) {
  const int number = number_of<int>(digits);
  if (digits.size() > 2) return number;
  return number < 50 ? 2000 + number : 1900 + number;
}

}  // namespace topicmill
