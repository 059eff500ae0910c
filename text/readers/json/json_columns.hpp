// Tables that JSON holds by columns, as pandas writes them.
#pragma once

#include <string>
#include <vector>

#include "text/readers/json/json_parts.hpp"

namespace topicmill {

/// Whether these are the members of such a table: column -> row -> value, column -> list, or {columns, index, data}, a
/// list of rows. Judged by the first of them.
bool are_columns(const JsonParts& members);

/// Rows of a table -> records, each as the text of a JSON object; rows that have names carry them in the field `key`.
/// Throws InputError where the JSON is broken or lists differ in length.
std::vector<std::string> rows_of_columns(const std::string& json);

}  // namespace topicmill
