// Periods of time: days, months, quarters, years, decades, or equal bins between the first date and the last.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/options.hpp"
#include "pipeline/breakdown/dates.hpp"

namespace topicmill {

/// From the shortest.
enum class Period { day, month, quarter, year, decade };

constexpr auto enum_names(Period) {
  return std::array{Named<Period>{Period::day, "day"}, Named<Period>{Period::month, "month"},
                    Named<Period>{Period::quarter, "quarter"}, Named<Period>{Period::year, "year"},
                    Named<Period>{Period::decade, "decade"}};
}

/// How time is cut: a period of the calendar, or `{bins: N}`.
struct TimeCut {
  Period period = Period::year;
  std::optional<std::int64_t> bins;  ///< where it is given, `period` says nothing
};

template <>
struct OptionType<TimeCut> {
  static void read(const Value& value, TimeCut& option, Reading& reading);
  static Value write(const TimeCut& option);
  static Shape shape(const Registry& registry);
};

/// A period: its name, such as 2021, 2021-Q1, 2021-03, 1990s, or 1990-01-01/1994-12-31 for a bin, and its first day.
struct NamedPeriod {
  std::string name;
  std::string begin;  ///< ISO 8601
};

/// The periods from the first date to the last, and which of them each date lies in.
struct DatedPeriods {
  std::vector<NamedPeriod> periods;                 ///< in order of time
  std::vector<std::optional<std::int64_t>> places;  ///< one a date: its period; none where there is none
  bool gaps_left_out = false;                       ///< more than `most_periods`: only those that have a date are there
};

/// As many periods as a table is filled up to with empty ones: 200 years of days are some 73,000.
inline constexpr std::int64_t most_periods = 100'000;

/// Whether a date says enough for the cut: a year has no month. Bins take a month, quarter, year or decade for its
/// first day.
bool fits(const CalendarDate& date, const TimeCut& cut);

/// Cuts time; dates that do not fit() have no place. Bins are whole days, so that there are no more bins than days.
/// O(dates log dates + periods).
DatedPeriods cut_time(std::span<const std::optional<CalendarDate>> dates, const TimeCut& cut);

}  // namespace topicmill
