// Dates as corpora write them: the day that a text names, whichever of the usual ways it is written in.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// A day of the Gregorian calendar, or the month, quarter, year or decade that holds it where the text says no more.
/// Always a real day.
struct CalendarDate {
  int year = 0;
  std::optional<unsigned> month;      ///< 1 to 12
  std::optional<unsigned> day;        ///< 1 to 31; only with a month
  std::optional<unsigned> quarter{};  ///< 1 to 4; only without a month
  bool is_decade = false;             ///< that begins with the year

  bool operator==(const CalendarDate&) const = default;
};

/// Reads a date as it stands; time of day and zone are passed over, so that a date is the one its author wrote. Knows
///   ISO 8601 and its beginnings (2021, 2021-03, 2021-03-04T05:06:07Z, 20210304, 2021/3/4),
///   names of months in English (26 Apr 93 14:03 GMT, Mon Apr 26 14:03:02 1993, 26-FEB-1987, April 26, 1993),
///   numbers in the order of day, month, year (26.4.1993, and with / or - where only one reading is a date),
///   quarters and decades (2001-Q3, 2001Q3, Q3 2001, 1990s),
///   epochs, by the number of their digits: seconds (9 to 11), milliseconds (12, 13; 12 digits that are YYYYMMDDhhmm
///   are that), microseconds (15, 16), nanoseconds (18, 19), with a minus before 1970; the day in UTC.
/// A number may end in zeros behind a point (2001.0), and an epoch in any fraction.
/// Years of two digits are 1950 to 2049 (RFC 2822, 4.3). None for anything else. Any thread.
std::optional<CalendarDate> read_date(std::string_view text);

/// The two dates that a text such as 03/04/2021 can mean, day first and month first; none where it has one reading or
/// no reading at all.
struct AmbiguousDate {
  CalendarDate day_first;
  CalendarDate month_first;
};
std::optional<AmbiguousDate> read_ambiguous_date(std::string_view text);

/// Reads a date by a pattern of strptime, such as %d/%m/%Y; text after it is passed over. The locale is C. Any thread.
std::optional<CalendarDate> read_date(std::string_view text, const std::string& pattern);

}  // namespace topicmill
