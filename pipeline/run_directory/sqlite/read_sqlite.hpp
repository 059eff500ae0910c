// Tables of topics.sqlite as those of the other formats: doc_topics with a column a topic again.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>

#include "tables/row_reader.hpp"

namespace topicmill {

/// Whether the database has the table. Throws InputError where it is none.
bool has_sqlite_table(const std::filesystem::path& database, std::string_view name);

/// The rows of a table, in the order in which they were written, with the columns and texts of the csv. Throws
/// InputError where the database, or its schema, is not what topicmill writes.
std::unique_ptr<RowReader> read_sqlite(const std::filesystem::path& database, std::string_view name);

}  // namespace topicmill
