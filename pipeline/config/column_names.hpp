// Names for the columns of a table that holds fields of the input beside columns of its own: no name stands twice.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/table.hpp"

namespace topicmill {

/// Whether names that differ in the case of ASCII letters are two. In SQLite they are one.
enum class LetterCase { told_apart, ignored };

/// The columns that hold the fields of input.metadata, one each, beside those of the table's own: a field keeps its
/// name where no other column has it, and else gets _2, _3 ... behind it, the first that is neither a column nor a
/// field. `fields` differ from each other.
std::vector<std::string> columns_of_fields(const std::vector<std::string>& fields,
                                           const std::vector<std::string>& own_columns,
                                           LetterCase letters = LetterCase::told_apart);

/// The table `metadata`: field, column; which column holds which field.
Table metadata_table(std::vector<std::string> fields, std::vector<std::string> columns);

/// What is to be said of fields whose columns have another name in `table` ("table doc_topics"), a warning each.
std::vector<std::string> renamed_fields(std::string_view table, std::span<const std::string> fields,
                                        std::span<const std::string> columns);

}  // namespace topicmill
