#include "pipeline/run_directory/sqlite/relations.hpp"

#include <algorithm>
#include <utility>

#include "pipeline/config/column_names.hpp"

namespace topicmill {
namespace {

const Table* find_table(std::span<const Table> tables, std::string_view name) {
  const auto at = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return at == tables.end() ? nullptr : &*at;
}

/// Numbered from 0, with `id` in place of the text key.
Table numbered(const Table& documents) {
  Table table{"documents", {"document", "id"}, documents.rows, {}};
  table.columns.insert(table.columns.end(), documents.columns.begin() + 1, documents.columns.end());
  table.fill = [fill = documents.fill](std::int64_t row, std::vector<Cell>& cells) {
    fill(row, cells);
    cells.insert(cells.begin(), Cell(row));
  };
  return table;
}

/// With the cells of doc_topics that are no topics.
Table with_topics(Table documents, const Table& wide, const std::vector<std::string>& columns) {
  const auto count = std::ssize(columns);
  documents.columns.insert(documents.columns.end(), columns.begin(), columns.end());
  documents.columns.emplace_back("top_topic");
  documents.fill = [fill = std::move(documents.fill), more_of = wide.fill, count](std::int64_t row,
                                                                                  std::vector<Cell>& cells) {
    fill(row, cells);
    std::vector<Cell> more;
    more_of(row, more);
    cells.insert(cells.end(), more.begin() + 1, more.begin() + 1 + count);
    cells.push_back(more.back());
  };
  return documents;
}

Table without_column(const Table& table, std::string_view name) {
  const auto place = std::find(table.columns.begin(), table.columns.end(), name) - table.columns.begin();
  if (place == std::ssize(table.columns)) return table;
  Table less = table;
  less.columns.erase(less.columns.begin() + place);
  less.fill = [fill = table.fill, columns = table.columns.size(), place](std::int64_t row, std::vector<Cell>& cells) {
    cells.resize(columns);
    fill(row, cells);
    cells.erase(cells.begin() + place);
  };
  return less;
}

/// With the number of the document in place of its text key.
Table by_number(const Table& passages) {
  std::vector<std::int64_t> documents;
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < passages.rows; ++row) {
    passages.fill(row, cells);
    const bool is_first = std::get<std::int64_t>(cells[1]) == 1;
    documents.push_back(documents.empty() ? 0 : documents.back() + (is_first ? 1 : 0));
  }
  Table table = passages;
  table.fill = [fill = passages.fill, documents = std::move(documents)](std::int64_t row, std::vector<Cell>& filled) {
    fill(row, filled);
    filled.front() = documents[static_cast<std::size_t>(row)];
  };
  return table;
}

/// The fields that doc_topics holds, by the table metadata where their columns have other names.
std::vector<std::string> fields_of(const Table& wide, const Table* metadata, std::int64_t topics) {
  if (!metadata) return {wide.columns.begin() + 1, wide.columns.end() - 1 - topics};
  std::vector<std::string> fields;
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < metadata->rows; ++row) {
    metadata->fill(row, cells);
    fields.emplace_back(std::get<std::string_view>(cells.front()));
  }
  return fields;
}

void add_documents(const Table& documents, const Table* metadata, Relations& relations) {
  Table table = numbered(documents);
  if (relations.wide_topics) {
    const auto fields = fields_of(*relations.wide_topics, metadata, relations.topics);
    const auto columns = database_columns(documents, fields);
    table = with_topics(std::move(table), *relations.wide_topics, columns);
    if (!fields.empty()) relations.tables.push_back(metadata_table(fields, columns));
  }
  relations.tables.push_back(std::move(table));
}

}  // namespace

std::vector<std::string> database_columns(const Table& documents, const std::vector<std::string>& fields) {
  auto taken = numbered(documents).columns;
  taken.insert(taken.end(), {"top_topic", "topic", "theta"});  // the last two are of doc_topics, which is joined to it
  taken.insert(taken.end(), {"rowid", "oid", "_rowid_"});      // SQLite's own
  return columns_of_fields(fields, taken, LetterCase::ignored);
}

void Relations::for_each_theta(const std::function<void(const Theta&)>& visit) const {
  if (!wide_topics) return;
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < wide_topics->rows; ++row) {
    wide_topics->fill(row, cells);
    const auto first = std::ssize(cells) - 1 - topics;
    for (std::int64_t topic = 0; topic < topics; ++topic) {
      const Cell& cell = cells[static_cast<std::size_t>(first + topic)];
      if (std::get<float>(cell) > 0) visit({row, topic, cell});
    }
  }
}

Relations relations_of(std::span<const Table> tables) {
  const Table* documents = find_table(tables, "documents");
  const Table* wide = find_table(tables, "doc_topics");
  const Table* topics = find_table(tables, "topics");
  const Table* metadata = find_table(tables, "metadata");
  Relations relations;
  if (documents && wide && topics) {
    relations.wide_topics = *wide;
    relations.topics = topics->rows;
  }
  for (const auto& table : tables) {
    if (&table == documents) {
      add_documents(table, metadata, relations);
    } else if (table.name == "passages") {
      relations.tables.push_back(by_number(table));
    } else if (&table != metadata && (&table != wide || !relations.wide_topics)) {
      relations.tables.push_back(table.name == "convergence" ? without_column(table, "seconds") : table);
    }
  }
  return relations;
}

}  // namespace topicmill
