// Dates that name their month: 26 Apr 93, April 26, 1993.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/breakdown/date_parts.hpp"

namespace topicmill {

/// None where the pieces are no such date.
std::optional<CalendarDate> read_named_month(const std::vector<Piece>& pieces);

}  // namespace topicmill
