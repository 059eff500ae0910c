#include "pipeline/config/column_names.hpp"

#include <fmt/format.h>

#include <unordered_set>
#include <utility>

#include "files/encoding/ascii_case.hpp"

namespace topicmill {

std::vector<std::string> columns_of_fields(const std::vector<std::string>& fields,
                                           const std::vector<std::string>& own_columns, LetterCase letters) {
  const auto key = [letters](const std::string& name) {
    return letters == LetterCase::ignored ? to_lower(name) : name;
  };
  std::unordered_set<std::string> taken;
  std::unordered_set<std::string> all_fields;
  for (const auto& column : own_columns) taken.insert(key(column));
  for (const auto& field : fields) all_fields.insert(key(field));
  std::vector<std::string> columns;
  for (const auto& field : fields) {
    std::string name = field;
    for (int i = 2; taken.contains(key(name)) || (i > 2 && all_fields.contains(key(name))); ++i) {
      name = fmt::format("{}_{}", field, i);
    }
    taken.insert(key(name));
    columns.push_back(std::move(name));
  }
  return columns;
}

Table metadata_table(std::vector<std::string> fields, std::vector<std::string> columns) {
  const auto rows = std::ssize(fields);
  return {"metadata",
          {"field", "column"},
          rows,
          [fields = std::move(fields), columns = std::move(columns)](std::int64_t row, std::vector<Cell>& cells) {
            const auto at = static_cast<std::size_t>(row);
            cells = {std::string_view(fields[at]), std::string_view(columns[at])};
          }};
}

std::vector<std::string> renamed_fields(std::string_view table, std::span<const std::string> fields,
                                        std::span<const std::string> columns) {
  std::vector<std::string> warnings;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (columns[i] == fields[i]) continue;
    warnings.push_back(fmt::format("the {} has a column '{}' of its own: the field of that name is in its column '{}'",
                                   table, fields[i], columns[i]));
  }
  return warnings;
}

}  // namespace topicmill
