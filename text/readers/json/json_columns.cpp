#include "text/readers/json/json_columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "base/error.hpp"
#include "files/encoding/ascii.hpp"
#include "text/readers/json/json_fields.hpp"
#include "text/readers/json/mend_json.hpp"

namespace topicmill {
namespace {

/// column -> row -> value: the rows are numbers, or there are many.
bool are_columns_of_rows(const JsonParts& parts) {
  if (parts.empty() || !std::all_of(parts.begin(), parts.end(), is_object)) return false;
  const auto first = parts_of(parts.front().value, telling_parts);
  if (first.size() < 2 || is_digits(parts.front().key)) return false;
  const bool has_rows = is_digits(first.front().key) || (first.size() >= 20 && first.size() > parts.size());
  return has_rows && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           const auto rows = parts_of(part.value, telling_parts);
           return std::all_of(rows.begin(), rows.end(), is_scalar) && are_alike(first, rows);
         });
}

/// column -> list: as many values in each.
bool are_columns_of_lists(const JsonParts& parts) {
  if (parts.size() < 2 || !std::all_of(parts.begin(), parts.end(), is_array)) return false;
  const auto size_of = [](const JsonPart& part) { return parts_of(part.value).size(); };
  const std::size_t size = size_of(parts.front());
  return size > 1 && std::all_of(parts.begin(), parts.end(), [&](const JsonPart& part) {
           const auto items = parts_of(part.value, telling_parts);
           return std::all_of(items.begin(), items.end(), is_scalar) && (!part.ended || size_of(part) == size);
         });
}

/// {"columns": [...], "index": [...], "data": [[...], ...]}
bool are_rows_of_lists(const JsonParts& parts) {
  const auto* columns = find_part(parts, "columns");
  const auto* data = find_part(parts, "data");
  if (!columns || !data || !is_array(*columns) || !is_array(*data)) return false;
  const auto rows = parts_of(data->value, telling_parts);
  return !rows.empty() && std::all_of(rows.begin(), rows.end(), is_array);
}

/// Records that grow column by column.
class Rows {
 public:
  explicit Rows(std::size_t size) : rows_(size, "{") {}

  std::size_t size() const { return rows_.size(); }

  /// One more row, whose name is `key`.
  void begin(std::string_view key) {
    rows_.emplace_back("{");
    by_key_.emplace(key, rows_.size() - 1);
  }

  /// The row of that name; `guess`: where it is, if all columns have the same rows.
  std::size_t find(std::string_view key, std::size_t guess, const JsonParts& names) {
    if (guess < names.size() && names[guess].key == key) return guess;
    const auto found = by_key_.find(key);
    if (found != by_key_.end()) return found->second;
    begin(key);
    put(rows_.size() - 1, "key", '"' + std::string(key) + '"');
    return rows_.size() - 1;
  }

  void put(std::size_t row, std::string_view column, std::string_view value) {
    auto& text = rows_[row];
    if (text.size() > 1) text += ',';
    text.append(1, '"').append(column).append("\":").append(value);
  }

  std::vector<std::string> take() && {
    for (auto& row : rows_) row += '}';
    return std::move(rows_);
  }

 private:
  std::vector<std::string> rows_;
  std::unordered_map<std::string_view, std::size_t> by_key_;
};

[[noreturn]] void refuse_length(std::string_view what, std::size_t size, std::size_t expected) {
  throw InputError(fmt::format("'{}' is a list of {} values, where {} are expected", what, size, expected));
}

/// {"text": ["...", ...], "label": [...]}
std::vector<std::string> rows_of_lists(const JsonParts& columns) {
  Rows rows(parts_of(columns.front().value).size());
  for (const auto& column : columns) {
    const auto values = parts_of(column.value);
    if (values.size() != rows.size()) refuse_length(column.key, values.size(), rows.size());
    for (std::size_t row = 0; row < rows.size(); ++row) rows.put(row, column.key, values[row].value);
  }
  return std::move(rows).take();
}

/// {"text": {"0": "...", ...}, "label": {...}}
std::vector<std::string> rows_by_name(const JsonParts& columns) {
  const auto names = parts_of(columns.front().value);
  Rows rows(0);
  for (const auto& name : names) rows.begin(name.key);
  for (const auto& column : columns) {
    const auto cells = parts_of(column.value);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      rows.put(rows.find(cells[i].key, i, names), column.key, cells[i].value);
    }
  }
  for (std::size_t row = 0; row < names.size(); ++row) rows.put(row, "key", '"' + std::string(names[row].key) + '"');
  return std::move(rows).take();
}

/// {"columns": ["text", "label"], "index": [0, ...], "data": [["...", "..."], ...]}
std::vector<std::string> rows_as_written(const JsonParts& parts) {
  const auto columns = parts_of(find_part(parts, "columns")->value);
  const auto data = parts_of(find_part(parts, "data")->value);
  const auto* const index = find_part(parts, "index");
  const auto names = index ? parts_of(index->value) : JsonParts();
  Rows rows(data.size());
  for (std::size_t row = 0; row < data.size(); ++row) {
    const auto values = parts_of(data[row].value);
    if (values.size() != columns.size()) refuse_length("data", values.size(), columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto& name = columns[i].value;
      rows.put(row, is_text(columns[i]) ? name.substr(1, name.size() - 2) : name, values[i].value);
    }
    if (row < names.size()) rows.put(row, "key", names[row].value);
  }
  return std::move(rows).take();
}

/// Throws where it is broken beyond what is mended record by record.
void check_json(const std::string& object) {
  const std::vector<std::string> nothing{std::string(1, '\0')};
  const auto mended = mend_json(object);
  parse_json(mended ? mended->text : object, nothing, {.name = "table"});
}

}  // namespace

bool are_columns(const JsonParts& members) {
  return are_columns_of_rows(members) || are_columns_of_lists(members) || are_rows_of_lists(members);
}

std::vector<std::string> rows_of_columns(const std::string& json) {
  check_json(json);
  const auto parts = parts_of(json);
  if (parts.empty()) return {};
  if (are_rows_of_lists(parts)) return rows_as_written(parts);
  return is_array(parts.front()) ? rows_of_lists(parts) : rows_by_name(parts);
}

}  // namespace topicmill
