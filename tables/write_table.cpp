#include "tables/write_table.hpp"

#include <algorithm>

#include "files/output_file.hpp"
#include "files/write_rows.hpp"

namespace topicmill {
namespace {

/// Enough rows to be worth a task, few enough that a wide table stays in cache.
std::int64_t rows_a_chunk(const Table& table) {
  constexpr std::int64_t cells = 1 << 15;
  return std::max<std::int64_t>(cells / std::max<std::int64_t>(std::ssize(table.columns), 1), 1);
}

std::string format_rows(const Table& table, const RowFormat& format, std::int64_t begin, std::int64_t end) {
  std::string out;
  std::vector<Cell> cells;
  for (std::int64_t row = begin; row < end; ++row) {
    cells.resize(table.columns.size());
    table.fill(row, cells);
    format.row(table, cells, out);
  }
  return out;
}

}  // namespace

void write_table(const Table& table, const RowFormat& format, const std::filesystem::path& path) {
  OutputFile file(path);
  std::string header;
  format.header(table, header);
  file.write(header);
  write_rows(file, table.rows, rows_a_chunk(table),
             [&](std::int64_t begin, std::int64_t end) { return format_rows(table, format, begin, end); });
  file.close();
}

}  // namespace topicmill
