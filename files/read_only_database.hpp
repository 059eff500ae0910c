// An SQLite file that may be a stranger's: it is read, and can do nothing else to us.
#pragma once

#include <string>
#include <string_view>

#include "files/sqlite_handles.hpp"

namespace topicmill {

/// Waits some seconds for another program that writes. Every failure is an InputError that names the file, SQLite's
/// reason and the mend. One thread at a time.
class ReadOnlyDatabase {
 public:
  /// What to do about an extended error code of SQLite.
  using Mend = std::string_view (*)(int code);

  ReadOnlyDatabase(std::string path, Mend mend);

  const std::string& path() const { return path_; }

  /// The first statement of `sql`, none where there is nothing in it; `rest` is set to what follows it, in `sql`.
  StatementHandle prepare(const std::string& sql, std::string_view* rest = nullptr) const;

  /// To the next row; false at the end.
  bool step(sqlite3_stmt* statement) const;

 private:
  [[noreturn]] void fail() const;

  std::string path_;
  Mend mend_;
  DatabaseHandle database_;
};

/// A blob as it is, anything else as SQLite's text for it; empty where it is null.
std::string text_at(sqlite3_stmt* row, int column);

}  // namespace topicmill
