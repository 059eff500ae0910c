#include "tables/text_table.hpp"

#include <algorithm>

#include "tables/row_readers.hpp"

namespace topicmill {

TextTable all_of(RowReader& reader) {
  TextTable table;
  std::vector<std::string> cells;
  while (reader.next(table.columns, cells)) table.rows.push_back(cells);
  return table;
}

std::optional<std::size_t> TextTable::column(std::string_view name) const {
  const auto at = std::find(columns.begin(), columns.end(), name);
  if (at == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(at - columns.begin());
}

TextTable read_csv(const std::filesystem::path& file) { return all_of(*delimited_rows(file, ',')); }

}  // namespace topicmill
