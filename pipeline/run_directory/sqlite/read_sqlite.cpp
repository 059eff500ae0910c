#include "pipeline/run_directory/sqlite/read_sqlite.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "files/read_only_database.hpp"
#include "tables/database_writer.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::string_view write_anew(int /*code*/) { return "run topicmill again to write it anew"; }

/// As the csv has it.
std::string cell_at(sqlite3_stmt* row, int column) {
  const int type = sqlite3_column_type(row, column);
  if (type == SQLITE_FLOAT) return fmt::to_string(sqlite3_column_double(row, column));
  if (type != SQLITE_INTEGER) return text_at(row, column);
  const char* declared = sqlite3_column_decltype(row, column);
  if (!declared || std::string_view(declared) != "BOOLEAN") return text_at(row, column);
  return sqlite3_column_int(row, column) ? "true" : "false";
}

/// The names of a table's columns; none where there is no such table.
std::vector<std::string> columns_of(const ReadOnlyDatabase& database, std::string_view table) {
  const auto statement = database.prepare("SELECT name FROM pragma_table_info(?)");
  sqlite3_bind_text(statement.get(), 1, table.data(), static_cast<int>(table.size()), SQLITE_STATIC);
  std::vector<std::string> columns;
  while (database.step(statement.get())) columns.push_back(cell_at(statement.get(), 0));
  return columns;
}

/// A field of the metadata, and the column of `documents` that holds it.
struct Field {
  std::string name;
  std::string column;
};

std::vector<Field> fields_of(const ReadOnlyDatabase& database) {
  std::vector<Field> fields;
  if (columns_of(database, "metadata").empty()) return fields;
  const auto rows = database.prepare("SELECT field, \"column\" FROM metadata ORDER BY rowid");
  while (database.step(rows.get())) fields.push_back({cell_at(rows.get(), 0), cell_at(rows.get(), 1)});
  return fields;
}

/// Rows of one SELECT, its columns under the names of the csv.
class SelectedRows : public RowReader {
 public:
  SelectedRows(std::unique_ptr<ReadOnlyDatabase> database, const std::string& sql, std::vector<std::string> names)
      : database_(std::move(database)), rows_(database_->prepare(sql)), names_(std::move(names)) {}

  bool next(std::vector<std::string>& columns, std::vector<std::string>& cells) override {
    columns = names_;
    cells.clear();
    if (!database_->step(rows_.get())) return false;
    for (int i = 0; i < sqlite3_column_count(rows_.get()); ++i) cells.push_back(cell_at(rows_.get(), i));
    return true;
  }

 private:
  std::unique_ptr<ReadOnlyDatabase> database_;
  StatementHandle rows_;
  std::vector<std::string> names_;
};

std::string select(const std::vector<std::string>& columns, std::string_view rest) {
  std::vector<std::string> quoted;
  for (const auto& column : columns) quoted.push_back(quoted_name(column));
  return fmt::format("SELECT {} FROM {}", fmt::join(quoted, ", "), rest);
}

std::unique_ptr<RowReader> read_plain(std::unique_ptr<ReadOnlyDatabase> database, std::string_view name) {
  auto columns = columns_of(*database, name);
  const std::string sql = select(columns, quoted_name(name) + " ORDER BY rowid");
  return std::make_unique<SelectedRows>(std::move(database), sql, std::move(columns));
}

/// Without what doc_topics and the numbering have added.
std::unique_ptr<RowReader> read_documents(std::unique_ptr<ReadOnlyDatabase> database) {
  auto columns = columns_of(*database, "documents");
  std::erase(columns, "document");
  std::erase(columns, "top_topic");
  for (const auto& field : fields_of(*database)) std::erase(columns, field.column);
  const std::string sql = select(columns, "documents ORDER BY document");
  std::replace(columns.begin(), columns.end(), std::string("id"), std::string("document"));
  return std::make_unique<SelectedRows>(std::move(database), sql, std::move(columns));
}

/// A row a document, a column a topic.
class WideTopics : public RowReader {
 public:
  explicit WideTopics(std::unique_ptr<ReadOnlyDatabase> database) : database_(std::move(database)) {
    std::vector<std::string> selected{"document", "id"};
    names_.emplace_back("document");
    for (const auto& field : fields_of(*database_)) {
      selected.push_back(field.column);
      names_.push_back(field.name);
    }
    selected.emplace_back("top_topic");
    documents_ = database_->prepare(select(selected, "documents ORDER BY document"));
    thetas_ = database_->prepare("SELECT document, topic, theta FROM doc_topics ORDER BY document, topic");
    const auto count = database_->prepare("SELECT count(*) FROM topics");
    if (database_->step(count.get())) topics_ = sqlite3_column_int64(count.get(), 0);
    for (std::int64_t topic = 0; topic < topics_; ++topic) names_.push_back(fmt::format("topic_{}", topic));
    names_.emplace_back("top_topic");
    has_theta_ = database_->step(thetas_.get());
  }

  bool next(std::vector<std::string>& columns, std::vector<std::string>& cells) override {
    columns = names_;
    auto* row = documents_.get();
    if (!database_->step(row)) return false;
    const int last = sqlite3_column_count(row) - 1;
    cells.clear();
    for (int i = 1; i < last; ++i) cells.push_back(cell_at(row, i));
    append_thetas(sqlite3_column_int64(row, 0), cells);
    cells.push_back(cell_at(row, last));
    return true;
  }

 private:
  void append_thetas(std::int64_t document, std::vector<std::string>& cells) {
    const std::size_t first = cells.size();
    cells.resize(first + static_cast<std::size_t>(topics_), "0");
    while (has_theta_ && sqlite3_column_int64(thetas_.get(), 0) == document) {
      const auto topic = sqlite3_column_int64(thetas_.get(), 1);
      if (topic >= 0 && topic < topics_) cells[first + static_cast<std::size_t>(topic)] = cell_at(thetas_.get(), 2);
      has_theta_ = database_->step(thetas_.get());
    }
  }

  std::unique_ptr<ReadOnlyDatabase> database_;
  std::vector<std::string> names_;
  StatementHandle documents_;
  StatementHandle thetas_;
  bool has_theta_ = false;
  std::int64_t topics_ = 0;
};

}  // namespace

bool has_sqlite_table(const fs::path& database, std::string_view name) {
  return !columns_of(ReadOnlyDatabase(database.string(), write_anew), name).empty();
}

std::unique_ptr<RowReader> read_sqlite(const fs::path& database, std::string_view name) {
  auto opened = std::make_unique<ReadOnlyDatabase>(database.string(), write_anew);
  if (name == "doc_topics") return std::make_unique<WideTopics>(std::move(opened));
  if (name == "documents") return read_documents(std::move(opened));
  return read_plain(std::move(opened), name);
}

}  // namespace topicmill
