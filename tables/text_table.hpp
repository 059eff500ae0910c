// A small table as text.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/row_reader.hpp"

namespace topicmill {

/// Missing values are empty.
struct TextTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// The position of a column; none where there is no such column.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// The rows that are left.
TextTable all_of(RowReader& reader);

/// A csv that need not belong to a run. Throws InputError where it cannot be read, or a row is malformed.
TextTable read_csv(const std::filesystem::path& file);

}  // namespace topicmill
