// Tables that were written as text, read back row by row.
#pragma once

#include <filesystem>
#include <memory>

#include "tables/row_reader.hpp"

namespace topicmill {

// Both throw InputError where the file cannot be read or, with its line, where a row is malformed.

/// CSV and TSV as they are written here: RFC 4180.
std::unique_ptr<RowReader> delimited_rows(const std::filesystem::path& path, char delimiter);

/// One JSON object a line, all with the same keys.
std::unique_ptr<RowReader> json_line_rows(const std::filesystem::path& path);

}  // namespace topicmill
