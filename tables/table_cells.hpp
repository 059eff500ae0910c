// Cells of the tables of a run as what they are: every reader of a run directory refuses a damaged one alike.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/parse_number.hpp"

namespace topicmill {

/// Where a column stands. `table`: what the table is called. Throws InputError where it has no such column.
std::size_t place_of(const std::vector<std::string>& columns, std::string_view name, std::string_view table);

/// Throws InputError "table 'TABLE' of the run has 'CELL', which is no number; run it again".
[[noreturn]] void refuse_cell(const std::string& cell, std::string_view table);

/// The whole cell as a number. Throws InputError where it is none.
template <class Number>
Number number_of(const std::string& cell, std::string_view table) {
  const auto number = parse_number<Number>(cell);
  if (!number) refuse_cell(cell, table);
  return *number;
}

}  // namespace topicmill
