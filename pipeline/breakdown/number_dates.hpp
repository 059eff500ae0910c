// Dates that are written as one number: years, days without separators, epochs.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/breakdown/dates.hpp"

namespace topicmill {

/// 2021, 20210304, 20210304050607, or an epoch.
std::optional<CalendarDate> read_digits(std::string_view digits);

/// A number by itself, as tables of floats write it, too: 2021.0 is a year, -86400.5 seconds before 1970.
std::optional<CalendarDate> read_number(std::string_view text);

}  // namespace topicmill
