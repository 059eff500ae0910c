#include "pipeline/sqlite/relations.hpp"

#include <algorithm>
#include <iterator>
#include <memory>

namespace topicmill {
namespace {

const Table* find_table(std::span<const Table> tables, std::string_view name) {
  const auto at = std::find_if(tables.begin(), tables.end(), [&](const Table& table) { return table.name == name; });
  return at == tables.end() ? nullptr : &*at;
}

/// SQLite does not tell the case of ASCII letters apart in names.
std::string lower(std::string name) {
  for (char& c : name) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

std::string free_name(const std::string& wanted, const std::vector<std::string>& taken) {
  const auto is_taken = [&](const std::string& name) {
    return std::any_of(taken.begin(), taken.end(), [&](const auto& other) { return lower(other) == lower(name); });
  };
  std::string name = wanted;
  for (int i = 2; is_taken(name); ++i) name = wanted + "_" + std::to_string(i);
  return name;
}

/// The columns of doc_topics between the document and the topics.
std::vector<std::string> fields_of(const Table& wide, std::int64_t topics) {
  return {wide.columns.begin() + 1, wide.columns.end() - 1 - topics};
}

/// The columns that hold the fields, named apart from all others.
std::vector<std::string> columns_for(const std::vector<std::string>& fields, std::vector<std::string> taken) {
  taken.insert(taken.end(), {"top_topic", "rowid", "oid", "_rowid_"});  // the last three are SQLite's own
  const auto before = taken.size();
  for (const auto& field : fields) taken.push_back(free_name(field, taken));
  return {taken.begin() + static_cast<std::ptrdiff_t>(before), taken.end()};
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
Table with_topics(Table documents, const Table& wide, const std::vector<std::string>& fields) {
  const auto count = std::ssize(fields);
  documents.columns.insert(documents.columns.end(), fields.begin(), fields.end());
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

/// Which column of documents holds which field.
Table metadata_table(std::vector<std::string> fields, std::vector<std::string> columns) {
  const auto rows = std::ssize(fields);
  return {"metadata",
          {"field", "column"},
          rows,
          [fields = std::move(fields), columns = std::move(columns)](std::int64_t row, std::vector<Cell>& cells) {
            const auto at = static_cast<std::size_t>(row);
            cells = {std::string_view(fields[at]), std::string_view(columns[at])};
          }};
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

void add_documents(const Table& documents, Relations& relations) {
  Table table = numbered(documents);
  if (relations.wide_topics) {
    const auto fields = fields_of(*relations.wide_topics, relations.topics);
    const auto columns = columns_for(fields, table.columns);
    table = with_topics(std::move(table), *relations.wide_topics, columns);
    if (!fields.empty()) relations.tables.push_back(metadata_table(fields, columns));
  }
  relations.tables.push_back(std::move(table));
}

}  // namespace

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
  Relations relations;
  if (documents && wide && topics) {
    relations.wide_topics = *wide;
    relations.topics = topics->rows;
  }
  for (const auto& table : tables) {
    if (&table == documents) {
      add_documents(table, relations);
    } else if (&table != wide || !relations.wide_topics) {
      relations.tables.push_back(table.name == "convergence" ? without_column(table, "seconds") : table);
    }
  }
  return relations;
}

}  // namespace topicmill
