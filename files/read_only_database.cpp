#include "files/read_only_database.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <new>

#include "base/error.hpp"
#include "files/text_stream.hpp"

namespace topicmill {
namespace {

constexpr int patience_milliseconds = 5000;

/// What a foreign file and a foreign query must not do: run code of the schema, open other files, fill the memory.
void confine(sqlite3* database) {
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, static_cast<int>(max_record_bytes));
}

}  // namespace

ReadOnlyDatabase::ReadOnlyDatabase(std::string path, Mend mend) : path_(std::move(path)), mend_(mend) {
  sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(path_.c_str(), &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  database_.reset(opened);
  if (!database_) throw std::bad_alloc();
  if (code != SQLITE_OK) fail();
  sqlite3_busy_timeout(opened, patience_milliseconds);
  confine(opened);
}

StatementHandle ReadOnlyDatabase::prepare(const std::string& sql, std::string_view* rest) const {
  sqlite3_stmt* prepared = nullptr;
  const char* behind = nullptr;
  if (sqlite3_prepare_v2(database_.get(), sql.c_str(), -1, &prepared, &behind) != SQLITE_OK) fail();
  if (rest) *rest = behind;
  return StatementHandle(prepared);
}

bool ReadOnlyDatabase::step(sqlite3_stmt* statement) const {
  const int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail();
  return code == SQLITE_ROW;
}

void ReadOnlyDatabase::fail() const {
  throw InputError(fmt::format("cannot read '{}': {}; {}", path_, sqlite3_errmsg(database_.get()),
                               mend_(sqlite3_extended_errcode(database_.get()))));
}

std::string text_at(sqlite3_stmt* row, int column) {
  // In this order, as the size is that of what was last asked for.
  const void* bytes = sqlite3_column_type(row, column) == SQLITE_BLOB ? sqlite3_column_blob(row, column)
                                                                      : sqlite3_column_text(row, column);
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  return bytes ? std::string(static_cast<const char*>(bytes), size) : std::string();
}

}  // namespace topicmill
