#include "pipeline/run_directory/sqlite/sqlite_format.hpp"

#include <array>

#include "pipeline/run_directory/sqlite/relations.hpp"
#include "pipeline/run_directory/sqlite/schema.hpp"
#include "tables/database_writer.hpp"

namespace topicmill {
namespace {

using Names = std::set<std::string, std::less<>>;

Names names_of(const Relations& relations) {
  Names names;
  for (const auto& table : relations.tables) names.insert(table.name);
  if (relations.wide_topics) names.insert("doc_topics");
  return names;
}

void write_rows(const Table& table, const DatabaseWriter& database) {
  RowInserter inserter(database, table.name, table.columns.size());
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < table.rows; ++row) {
    cells.resize(table.columns.size());
    table.fill(row, cells);
    inserter.add(cells);
  }
  inserter.finish();
}

void write_thetas(const Relations& relations, const Names& present, DatabaseWriter& database) {
  const auto types_only = [](std::int64_t, std::vector<Cell>& cells) {
    cells = {std::int64_t{0}, std::int64_t{0}, 0.0};
  };
  database.run(create_table({"doc_topics", {"document", "topic", "theta"}, 1, types_only}, present));
  constexpr std::size_t at_once = 100;
  RowInserter inserter(database, "doc_topics", 3, at_once);
  relations.for_each_theta([&](const Theta& theta) {
    const std::array<Cell, 3> cells{theta.document, theta.topic, theta.value};
    inserter.add(cells);
  });
  inserter.finish();
}

}  // namespace

void SqliteFormat::write(std::span<const Table> tables, const std::filesystem::path& directory) const {
  const Relations relations = relations_of(tables);
  const Names present = names_of(relations);
  DatabaseWriter database(directory / sqlite_file);
  for (const auto& table : relations.tables) {
    database.run(create_table(table, present));
    write_rows(table, database);
  }
  if (relations.wide_topics) write_thetas(relations, present, database);
  database.run(finish_schema(present));
  database.close();
}

}  // namespace topicmill
