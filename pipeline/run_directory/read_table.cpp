#include "pipeline/run_directory/read_table.hpp"

#include <fmt/format.h>

#include <memory>
#include <system_error>

#include "base/error.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/sqlite/read_sqlite.hpp"
#include "pipeline/run_directory/sqlite/sqlite_format.hpp"
#include "tables/row_readers.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// The first of the files that hold a table; empty where there is none.
fs::path table_file(const fs::path& directory, std::string_view name) {
  for (const std::string_view extension : {"csv", "tsv", "jsonl"}) {
    fs::path file = directory / fmt::format("{}.{}", name, extension);
    if (fs::exists(file)) return file;
  }
  fs::path database = directory / sqlite_file;
  if (fs::exists(database) && has_sqlite_table(database, name)) return database;
  return {};
}

std::unique_ptr<RowReader> open_table(const fs::path& directory, std::string_view name) {
  require_run_directory(directory);
  const fs::path file = table_file(directory, name);
  if (file.extension() == ".csv") return delimited_rows(file, ',');
  if (file.extension() == ".tsv") return delimited_rows(file, '\t');
  if (file.extension() == ".jsonl") return json_line_rows(file);
  if (file.extension() == ".sqlite") return read_sqlite(file, name);
  throw InputError(
      fmt::format("'{}' has no table '{}' as csv, tsv, jsonl or sqlite; run topicmill again with output.format csv",
                  directory.string(), name));
}

}  // namespace

void require_run_directory(const fs::path& directory) {
  if (is_run_directory(directory)) return;
  std::error_code ignored;
  const auto* problem = fs::exists(directory, ignored) ? "is not a run directory" : "does not exist";
  throw InputError(
      fmt::format("'{}' {}; 'topicmill run CONFIG -o DIR' makes a run directory", directory.string(), problem));
}

bool has_table(const fs::path& directory, std::string_view name) { return !table_file(directory, name).empty(); }

void for_each_row(const fs::path& directory, std::string_view name, const VisitRow& visit) {
  const auto reader = open_table(directory, name);
  std::vector<std::string> columns;
  std::vector<std::string> cells;
  while (reader->next(columns, cells) && visit(columns, cells)) continue;
}

TextTable read_table(const fs::path& directory, std::string_view name) { return all_of(*open_table(directory, name)); }

}  // namespace topicmill
