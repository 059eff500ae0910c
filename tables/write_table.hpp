// Writes a table of any length in one format: rows formatted in parallel, written in order, in bounded memory.
#pragma once

#include <filesystem>

#include "base/table.hpp"
#include "tables/table_format.hpp"

namespace topicmill {

/// Writes `table` to `path`, which is whole or absent afterwards. Calls table.fill from several threads at once.
/// The same bytes for any number of threads. Throws OutputError where the file cannot be written.
void write_table(const Table& table, const RowFormat& format, const std::filesystem::path& path);

}  // namespace topicmill
