#include "tables/table_cells.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace topicmill {

std::size_t place_of(const std::vector<std::string>& columns, std::string_view name, std::string_view table) {
  const auto at = std::find(columns.begin(), columns.end(), name);
  if (at != columns.end()) return static_cast<std::size_t>(at - columns.begin());
  throw InputError(fmt::format("table '{}' of the run has no column '{}'; run it again", table, name));
}

void refuse_cell(const std::string& cell, std::string_view table) {
  throw InputError(fmt::format("table '{}' of the run has '{}', which is no number; run it again", table, cell));
}

}  // namespace topicmill
