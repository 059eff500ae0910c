// Writes rows of any number: formatted in parallel, written in order, in bounded memory.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "files/output_file.hpp"

namespace topicmill {

/// The bytes of rows [begin, end); called from several threads at once.
using FormatRows = std::function<std::string(std::int64_t begin, std::int64_t end)>;

/// Appends `rows` rows to the file, `rows_a_chunk` (at least 1) in a task; two chunks a thread are in memory. The same
/// bytes for any number of threads. Throws OutputError, and what `format` throws.
void write_rows(OutputFile& file, std::int64_t rows, std::int64_t rows_a_chunk, const FormatRows& format);

}  // namespace topicmill
