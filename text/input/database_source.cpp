#include "text/input/database_source.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/encoding/encoding.hpp"
#include "files/hashed_file.hpp"
#include "files/kept_stream.hpp"
#include "files/printable_name.hpp"
#include "files/read_only_database.hpp"
#include "files/text_stream.hpp"
#include "text/records/column_names.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

std::string_view mend_for(int code) {
  switch (code & 0xFF) {
    case SQLITE_NOTADB:
      return "is it an SQLite file?";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program writes to it: try again when that is done, or read a copy";
    case SQLITE_CORRUPT:
      return "the file is damaged or incomplete: fetch it again";
    case SQLITE_CANTOPEN:
      return "check that the file, and the folder it is in, may be read";
    case SQLITE_TOOBIG:
      return "a value is larger than any document may be";
    default:
      return "check the query in input.path";
  }
}

std::vector<std::string> tables_of(const ReadOnlyDatabase& database) {
  constexpr const char* query =
      "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
      "ORDER BY name";
  const StatementHandle statement = database.prepare(query);
  std::vector<std::string> tables;
  while (database.step(statement.get())) tables.push_back(text_at(statement.get(), 0));
  return tables;
}

/// The table that the URL names, or the only one.
std::string table_of(const DatabaseUrl& url, const std::vector<std::string>& tables) {
  if (url.table && std::find(tables.begin(), tables.end(), *url.table) != tables.end()) return *url.table;
  if (tables.empty()) throw InputError(fmt::format("'{}' is a database without a table", url.path));
  if (url.table) {
    throw InputError(fmt::format("'{}' has no table '{}'; {}", url.path, *url.table, suggestion(*url.table, tables)));
  }
  if (tables.size() == 1) return tables.front();
  throw InputError(fmt::format("'{}' is a database of {} tables: {}; name one in input.path: sqlite:///{}?table={}",
                               url.path, tables.size(), list_names(tables), url.path, tables.front()));
}

std::string select_all(std::string table) {
  for (std::size_t at = 0; (at = table.find('"', at)) != std::string::npos; at += 2) table.insert(at, 1, '"');
  return "SELECT * FROM \"" + table + "\"";
}

StatementHandle prepare_select(const ReadOnlyDatabase& database, const std::string& query) {
  std::string_view rest;
  StatementHandle statement = database.prepare(query, &rest);
  const bool is_single = rest.find_first_not_of("; \t\r\n") == std::string_view::npos;
  auto* prepared = statement.get();
  if (!statement || !is_single || sqlite3_column_count(prepared) == 0 || !sqlite3_stmt_readonly(prepared)) {
    throw InputError(fmt::format("cannot read '{}': the query is not one SELECT, and nothing else is run: {}",
                                 database.path(), query.substr(0, 200)));
  }
  return statement;
}

/// SQLite goes to and fro in a database.
const std::string& require_file(const std::string& path) {
  if (!is_stream(path)) return path;
  throw InputError(
      fmt::format("{} is a database, which cannot be read from a pipe; save it to a file and name that in input.path",
                  stream_name(path)));
}

/// Record::bytes of a row: each value behind its size.
void append_value(const std::string& value, std::string& bytes) {
  const std::uint64_t size = value.size();
  bytes.append(reinterpret_cast<const char*>(&size), sizeof size);
  bytes += value;
}

std::string_view take_value(std::string_view& bytes) {
  std::uint64_t size = 0;
  std::memcpy(&size, bytes.data(), sizeof size);
  const auto value = bytes.substr(sizeof size, size);
  bytes.remove_prefix(sizeof size + size);
  return value;
}

class RowParser : public RecordParser {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& /*leniencies*/) const override {
    std::vector<FieldValue> fields;
    std::string_view rest = record.bytes;
    for (const auto& column : record.file->columns) {
      const auto value = take_value(rest);
      if (!is_wanted(column, wanted)) continue;
      if (find_invalid_utf8(value)) {
        throw InputError(fmt::format("the value in column '{}' is no UTF-8 text", column));
      }
      fields.push_back({column, std::string(value), {}});
    }
    return fields;
  }
};

/// Owns the parser of its records.
struct RowsContext : FileContext {
  explicit RowsContext(const std::string& name) : FileContext({name, name, false, false}, "UTF-8") {
    parser = &row_parser;
    format = "sqlite";
  }
  RowParser row_parser;
};

std::vector<std::string> columns_of(sqlite3_stmt* statement) {
  ColumnNames columns;
  for (int i = 0; i < sqlite3_column_count(statement); ++i) columns.add(sqlite3_column_name(statement, i));
  return columns.take();
}

}  // namespace

bool may_hold_database(const InputPath& input) { return input.named && may_look_into(input.path); }

bool begins_as_database(std::string_view head) {
  constexpr std::string_view magic("SQLite format 3\0", 16);
  return head.starts_with(magic);
}

struct DatabaseSource::State {
  explicit State(const std::string& path) : database(path, mend_for) {}

  ReadOnlyDatabase database;
  StatementHandle rows;
  std::shared_ptr<const FileContext> file;
  std::int64_t row = 0;
  std::int64_t value_bytes = 0;
  std::unique_ptr<HashedFile> hashed;  ///< once all rows were read
};

DatabaseSource::DatabaseSource(const DatabaseUrl& url, const FileOpened& opened)
    : state_(std::make_unique<State>(require_file(url.path))) {
  const ReadOnlyDatabase& database = state_->database;
  const std::string table = url.query ? "" : table_of(url, tables_of(database));
  state_->rows = prepare_select(database, url.query ? *url.query : select_all(table));
  const std::string name = printable_name(url.path);
  const auto file = std::make_shared<RowsContext>(table.empty() ? name : name + "/" + table);
  file->columns = columns_of(state_->rows.get());
  state_->file = file;
  opened(*file);
}

DatabaseSource::~DatabaseSource() = default;

bool DatabaseSource::next(Record& record) {
  auto* rows = state_->rows.get();
  if (!rows) return false;
  if (!state_->database.step(rows)) {
    state_->rows.reset();  // another step would begin anew
    return false;
  }
  record.bytes.clear();
  for (int i = 0; i < sqlite3_column_count(rows); ++i) append_value(text_at(rows, i), record.bytes);
  record.line = ++state_->row;
  record.file = state_->file;
  state_->value_bytes += static_cast<std::int64_t>(record.bytes.size());
  return true;
}

void DatabaseSource::finish() {
  state_->hashed = std::make_unique<HashedFile>(state_->database.path());
  state_->hashed->finish();
}

std::int64_t DatabaseSource::bytes() const { return state_->hashed ? state_->hashed->bytes() : state_->value_bytes; }
std::string DatabaseSource::hash() const { return state_->hashed ? state_->hashed->hash() : ""; }

}  // namespace topicmill
