#include "tables/database_writer.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <new>
#include <utility>

#include "base/error.hpp"
#include "files/output_file.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// Pages of a size that no default of a build changes, and nothing that guards against others or a crash: the file gets
/// its name when it is whole.
constexpr const char* preamble =
    "PRAGMA page_size = 8192; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; "
    "PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; BEGIN";

/// The errno behind a failure; 0 where none is known.
int error_number_of(sqlite3* database, int code) {
  if ((code & 0xFF) == SQLITE_FULL) return ENOSPC;
  return sqlite3_system_errno(database);
}

/// As the csv of the run has it, so that a query shows the same numbers.
double shortest(float value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  double number = 0;
  std::from_chars(text.data(), end, number);
  return number;
}

int bind(sqlite3_stmt* statement, int place, std::monostate) { return sqlite3_bind_null(statement, place); }
int bind(sqlite3_stmt* statement, int place, std::string_view text) {
  return sqlite3_bind_text64(statement, place, text.data() ? text.data() : "", text.size(), SQLITE_STATIC, SQLITE_UTF8);
}
int bind(sqlite3_stmt* statement, int place, std::int64_t value) { return sqlite3_bind_int64(statement, place, value); }
int bind(sqlite3_stmt* statement, int place, double value) { return sqlite3_bind_double(statement, place, value); }
int bind(sqlite3_stmt* statement, int place, float value) { return bind(statement, place, shortest(value)); }
int bind(sqlite3_stmt* statement, int place, bool value) { return sqlite3_bind_int(statement, place, value ? 1 : 0); }

}  // namespace

DatabaseWriter::DatabaseWriter(fs::path path) : path_(std::move(path)), temporary_(temporary_name(path_)) {
  if (fs::is_directory(path_)) throw_output_error(path_, EISDIR);
  std::error_code ignored;
  fs::remove(temporary_, ignored);  // of a process that died with our number
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  const int code = sqlite3_open_v2(temporary_.c_str(), &opened, flags, nullptr);
  database_.reset(opened);
  if (!opened) throw std::bad_alloc();
  expect_ok(code);
  run(preamble);
}

DatabaseWriter::~DatabaseWriter() {
  if (!database_) return;
  database_.reset();
  std::error_code ignored;
  fs::remove(temporary_, ignored);
}

void DatabaseWriter::run(const std::string& statements) {
  expect_ok(sqlite3_exec(database_.get(), statements.c_str(), nullptr, nullptr, nullptr));
}

void DatabaseWriter::close() {
  run("COMMIT");
  expect_ok(sqlite3_close(database_.get()));
  static_cast<void>(database_.release());  // NOLINT(bugprone-unused-return-value): closed in the line above
  sync_to_disk(temporary_);
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) throw_output_error(path_, errno);
}

void DatabaseWriter::expect_ok(int code) const {
  if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW) return;
  if (const int number = error_number_of(database_.get(), code)) throw_output_error(path_, number);
  throw OutputError(fmt::format("cannot write '{}': {}; choose another place, or another output.format", path_.string(),
                                sqlite3_errmsg(database_.get())));
}

RowInserter::RowInserter(const DatabaseWriter& database, const std::string& table, std::size_t columns,
                         std::size_t rows_a_statement)
    : database_(database),
      table_(table),
      columns_(columns),
      cells_a_statement_(columns * rows_a_statement),
      statement_(prepare(rows_a_statement)) {}

StatementHandle RowInserter::prepare(std::size_t rows) const {
  const std::vector<std::string_view> row(columns_, "?");
  const std::vector<std::string> all(rows, fmt::format("({})", fmt::join(row, ",")));
  const std::string sql = fmt::format("INSERT INTO {} VALUES {}", quoted_name(table_), fmt::join(all, ","));
  sqlite3_stmt* prepared = nullptr;
  database_.expect_ok(sqlite3_prepare_v2(database_.database_.get(), sql.c_str(), -1, &prepared, nullptr));
  return StatementHandle(prepared);
}

void RowInserter::add(std::span<const Cell> cells) {
  waiting_.insert(waiting_.end(), cells.begin(), cells.end());
  if (waiting_.size() == cells_a_statement_) insert(statement_.get());
}

void RowInserter::finish() {
  if (!waiting_.empty()) insert(prepare(waiting_.size() / columns_).get());
}

void RowInserter::insert(sqlite3_stmt* statement) {
  for (std::size_t i = 0; i < waiting_.size(); ++i) {
    const auto place = static_cast<int>(i + 1);
    database_.expect_ok(std::visit([&](const auto& value) { return bind(statement, place, value); }, waiting_[i]));
  }
  waiting_.clear();
  const int code = sqlite3_step(statement);
  sqlite3_reset(statement);
  database_.expect_ok(code);
}

std::string quoted_name(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace topicmill
