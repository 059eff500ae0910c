// An SQLite database that is built once, from its first row to its last index: whole or absent.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "files/sqlite_handles.hpp"

namespace topicmill {

/// Builds PATH under a temporary name in the same folder. Nobody else sees it before close(), so that it needs neither
/// journal nor locks. The same statements and rows give the same bytes. Every failure is an OutputError that names
/// PATH, the reason and the mend. One thread at a time.
class DatabaseWriter {
 public:
  explicit DatabaseWriter(std::filesystem::path path);

  /// Removes the temporary file, unless close() was reached.
  ~DatabaseWriter();

  DatabaseWriter(const DatabaseWriter&) = delete;
  DatabaseWriter& operator=(const DatabaseWriter&) = delete;

  /// Runs statements that give no rows.
  void run(const std::string& statements);

  /// Commits, syncs to disk and gives the file its name. Nothing may be written after it.
  void close();

 private:
  friend class RowInserter;
  void expect_ok(int code) const;

  std::filesystem::path path_;
  std::filesystem::path temporary_;
  DatabaseHandle database_;
};

/// Appends rows to a table of a database that is being built.
class RowInserter {
 public:
  /// `rows_a_statement`: how many rows go in at once. More than one is faster, and for rows without texts only, which
  /// would have to live that long.
  RowInserter(const DatabaseWriter& database, const std::string& table, std::size_t columns,
              std::size_t rows_a_statement = 1);

  /// One cell a column. A float is stored as the double of its shortest text: 0.1, not 0.10000000149.
  void add(std::span<const Cell> cells);

  /// Inserts what waits for a full statement. Call it once, at the end.
  void finish();

 private:
  StatementHandle prepare(std::size_t rows) const;
  void insert(sqlite3_stmt* statement);

  const DatabaseWriter& database_;
  std::string table_;
  std::size_t columns_;
  std::size_t cells_a_statement_;
  StatementHandle statement_;
  std::vector<Cell> waiting_;
};

/// A name between double quotes.
std::string quoted_name(std::string_view name);

}  // namespace topicmill
