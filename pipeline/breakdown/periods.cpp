#include "pipeline/breakdown/periods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace topicmill {
namespace {

namespace chrono = std::chrono;

constexpr Bounds bins_bounds = between(1, 10'000);

/// The number of a period, counted so that the next one has the next number; a bin is found by its days.
using PeriodNumber = std::int64_t;

/// The first where the date names none: of its quarter, or of the year.
unsigned month_of(const CalendarDate& date) { return date.month.value_or(3 * date.quarter.value_or(1) - 2); }

PeriodNumber day_number(const CalendarDate& date) {
  const chrono::year_month_day day(chrono::year(date.year), chrono::month(month_of(date)),
                                   chrono::day(date.day.value_or(1)));
  return chrono::sys_days(day).time_since_epoch().count();
}

PeriodNumber number_of(const CalendarDate& date, Period period) {
  const std::int64_t month = month_of(date) - 1;
  switch (period) {
    case Period::day:
      return day_number(date);
    case Period::month:
      return std::int64_t{12} * date.year + month;
    case Period::quarter:
      return std::int64_t{4} * date.year + month / 3;
    case Period::year:
      return date.year;
    case Period::decade:
      return date.year / 10;
  }
  return 0;
}

std::string day_text(PeriodNumber number) {
  const chrono::year_month_day day{chrono::sys_days(chrono::days(number))};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

NamedPeriod name_period(PeriodNumber number, Period period) {
  switch (period) {
    case Period::day:
      return {day_text(number), day_text(number)};
    case Period::month:
      return {fmt::format("{:04}-{:02}", number / 12, number % 12 + 1),
              fmt::format("{:04}-{:02}-01", number / 12, number % 12 + 1)};
    case Period::quarter:
      return {fmt::format("{:04}-Q{}", number / 4, number % 4 + 1),
              fmt::format("{:04}-{:02}-01", number / 4, 3 * (number % 4) + 1)};
    case Period::year:
      return {fmt::format("{:04}", number), fmt::format("{:04}-01-01", number)};
    case Period::decade:
      return {fmt::format("{:03}0s", number), fmt::format("{:03}0-01-01", number)};
  }
  return {};
}

/// The shortest period that the date names.
Period finest_of(const CalendarDate& date) {
  if (date.is_decade) return Period::decade;
  if (date.day) return Period::day;
  if (date.month) return Period::month;
  return date.quarter ? Period::quarter : Period::year;
}

using Numbers = std::vector<std::optional<PeriodNumber>>;

template <class NumberOf>
Numbers number_dates(std::span<const std::optional<CalendarDate>> dates, const TimeCut& cut, const NumberOf& number) {
  Numbers numbers;
  for (const auto& date : dates) {
    const bool placed = date && fits(*date, cut);
    numbers.push_back(placed ? std::optional(number(*date)) : std::nullopt);
  }
  return numbers;
}

/// The numbers that occur, each once, ascending.
std::vector<PeriodNumber> distinct(const Numbers& numbers) {
  std::vector<PeriodNumber> found;
  for (const auto& number : numbers) {
    if (number) found.push_back(*number);
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<PeriodNumber> with_gaps_filled(const std::vector<PeriodNumber>& found) {
  std::vector<PeriodNumber> filled;
  for (PeriodNumber number = found.front(); number <= found.back(); ++number) filled.push_back(number);
  return filled;
}

DatedPeriods cut_by_calendar(const Numbers& numbers, Period period) {
  DatedPeriods cut;
  std::vector<PeriodNumber> present = distinct(numbers);
  if (!present.empty()) {
    cut.gaps_left_out = present.back() - present.front() >= most_periods;
    if (!cut.gaps_left_out) present = with_gaps_filled(present);
  }
  for (const auto number : present) cut.periods.push_back(name_period(number, period));
  for (const auto& number : numbers) {
    cut.places.emplace_back();
    if (number) cut.places.back() = std::lower_bound(present.begin(), present.end(), *number) - present.begin();
  }
  return cut;
}

/// `bins` bins of whole days, which differ by a day at most.
DatedPeriods cut_in_bins(const Numbers& days, std::int64_t bins) {
  DatedPeriods cut;
  cut.places.resize(days.size());
  const std::vector<PeriodNumber> present = distinct(days);
  if (present.empty()) return cut;
  const PeriodNumber first = present.front();
  const std::int64_t span = present.back() - first + 1;
  bins = std::min(bins, span);
  const auto begin_of = [&](std::int64_t bin) { return first + bin * span / bins; };
  for (std::int64_t bin = 0; bin < bins; ++bin) {
    const std::string begin = day_text(begin_of(bin));
    cut.periods.push_back({begin + "/" + day_text(begin_of(bin + 1) - 1), begin});
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (days[i]) cut.places[i] = ((*days[i] - first + 1) * bins - 1) / span;
  }
  return cut;
}

}  // namespace

void OptionType<TimeCut>::read(const Value& value, TimeCut& option, Reading& reading) {
  if (!value.is_map()) {
    option.bins.reset();
    return read_option(value, option.period, reading);
  }
  for (const auto& entry : value.entries) {
    if (entry.key != "bins") {
      fail_key(entry, {"bins"}, reading);
      continue;
    }
    const Reading::Scope scope(reading, "bins");
    const auto problems_before = reading.problems().size();
    read_option(entry.value, option.bins.emplace(), reading);
    const bool readable = reading.problems().size() == problems_before;
    if (readable && !bins_bounds.contains(static_cast<double>(*option.bins))) {
      fail_bounds(entry.value, bins_bounds, reading);
    }
  }
}

Value OptionType<TimeCut>::write(const TimeCut& option) {
  if (!option.bins) return write_option(option.period);
  return Value::map({{"bins", {}, write_option(*option.bins)}});
}

Shape OptionType<TimeCut>::shape(const Registry& registry) {
  DescribedField bins{"bins", "Equal bins between the first date and the last.",
                      describe_option<std::int64_t>(registry), Value{}};
  bins.shape.low = bins_bounds.low;
  bins.shape.high = bins_bounds.high;
  Shape map;
  map.kind = Shape::Kind::map;
  map.fields.push_back(std::move(bins));
  Shape shape;
  shape.kind = Shape::Kind::one_of;
  shape.parts = {describe_option<Period>(registry), std::move(map)};
  return shape;
}

bool fits(const CalendarDate& date, const TimeCut& cut) { return cut.bins || finest_of(date) <= cut.period; }

DatedPeriods cut_time(std::span<const std::optional<CalendarDate>> dates, const TimeCut& cut) {
  if (cut.bins) return cut_in_bins(number_dates(dates, cut, day_number), *cut.bins);
  return cut_by_calendar(
      number_dates(dates, cut, [&](const CalendarDate& date) { return number_of(date, cut.period); }), cut.period);
}

}  // namespace topicmill
