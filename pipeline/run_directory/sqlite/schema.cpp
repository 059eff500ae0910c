#include "pipeline/run_directory/sqlite/schema.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>
#include <vector>

#include "tables/database_writer.hpp"

namespace topicmill {
namespace {

using Names = std::set<std::string, std::less<>>;

/// A column whose values are a key of another table, of the same name there unless said otherwise.
struct Reference {
  std::string_view column;
  std::string_view table;
  std::string_view key;
};

/// What the schema asks of a table. Others of a run (phrases) are plain rows.
struct TableRules {
  std::string_view table;
  std::vector<std::string_view> key{};
  std::vector<Reference> references{};
  bool stored_by_key = false;  ///< no rowid: the key alone finds its row, and rows of one document stand together
};

const std::vector<TableRules>& all_rules() {
  static const std::vector<TableRules> rules{
      {.table = "topics", .key = {"topic"}},
      {.table = "topic_words",
       .key = {"topic", "rank"},
       .references = {{"topic", "topics", "topic"}, {"term", "vocabulary", "term"}}},
      {.table = "documents", .key = {"document"}, .references = {{"top_topic", "topics", "topic"}}},
      {.table = "doc_topics",
       .key = {"document", "topic"},
       .references = {{"document", "documents", "document"}, {"topic", "topics", "topic"}},
       .stored_by_key = true},
      {.table = "passages",
       .key = {"document", "passage"},
       .references = {{"document", "documents", "document"}, {"top_topic", "topics", "topic"}}},
      {.table = "metadata", .key = {"field"}},
      {.table = "vocabulary", .key = {"term"}},
      {.table = "convergence", .key = {"iteration"}},
      {.table = "topics_over_time", .key = {"topic", "period"}, .references = {{"topic", "topics", "topic"}}},
      {.table = "topic_changes", .key = {"topic"}, .references = {{"topic", "topics", "topic"}}},
      {.table = "topics_per_class", .key = {"field", "class", "topic"}, .references = {{"topic", "topics", "topic"}}}};
  return rules;
}

TableRules rules_of(std::string_view table) {
  const auto& rules = all_rules();
  const auto at =
      std::find_if(rules.begin(), rules.end(), [&](const TableRules& known) { return known.table == table; });
  return at == rules.end() ? TableRules{.table = table} : *at;
}

/// What is made when the rows are in, of tables that are all there.
struct Extra {
  std::vector<std::string_view> needs;
  std::string_view statements;
};

const std::vector<Extra>& all_extras() {
  static const std::vector<Extra> extras{
      {{"topic_words", "vocabulary"}, "CREATE INDEX topic_words_by_term ON topic_words (term);\n"},
      {{"documents"}, "CREATE INDEX documents_by_id ON documents (id);\n"},
      {{"documents", "topics"}, "CREATE INDEX documents_by_top_topic ON documents (top_topic);\n"},
      {{"doc_topics"}, "CREATE INDEX doc_topics_by_topic ON doc_topics (topic, theta DESC);\n"},
      {{"topics", "topic_words"},
       "CREATE VIRTUAL TABLE topic_search USING fts5 (label, words, tokenize = 'unicode61');\n"
       "INSERT INTO topic_search (rowid, label, words) SELECT topic, label, (SELECT group_concat(term, ' ') FROM "
       "(SELECT term FROM topic_words AS w WHERE w.topic = t.topic ORDER BY rank)) FROM topics AS t ORDER BY topic;\n"
       "INSERT INTO topic_search (topic_search) VALUES ('optimize');\n"
       "CREATE VIEW topic_summary AS\n"
       "  SELECT topic, label, share, documents, (SELECT group_concat(term, ' ') FROM\n"
       "    (SELECT term FROM topic_words AS w WHERE w.topic = t.topic AND rank <= 10 ORDER BY rank)) AS words\n"
       "  FROM topics AS t;\n"
       "CREATE VIEW term_topics AS\n"
       "  SELECT w.term, w.topic, topics.label, w.rank, w.weight, w.probability\n"
       "  FROM topic_words AS w JOIN topics USING (topic);\n"
       "CREATE VIEW shared_words AS\n"
       "  SELECT a.topic AS topic, b.topic AS other, count(*) AS words, group_concat(term, ' ') AS terms\n"
       "  FROM topic_words AS a JOIN topic_words AS b USING (term)\n"
       "  WHERE a.topic < b.topic GROUP BY a.topic, b.topic;\n"},
      {{"vocabulary"},
       "CREATE VIRTUAL TABLE term_search USING fts5 (term, content = 'vocabulary', tokenize = 'unicode61');\n"
       "INSERT INTO term_search (term_search) VALUES ('rebuild');\n"
       "INSERT INTO term_search (term_search) VALUES ('optimize');\n"},
      {{"documents", "doc_topics", "topics"},
       "CREATE VIEW document_topics AS\n"
       "  SELECT doc_topics.document, documents.id, doc_topics.topic, topics.label, doc_topics.theta\n"
       "  FROM doc_topics JOIN documents USING (document) JOIN topics USING (topic);\n"}};
  return extras;
}

/// BOOLEAN and TEXT are names for people; SQLite stores what it is given.
std::string_view type_of(const Cell& cell) {
  constexpr std::array<std::string_view, std::variant_size_v<Cell>> types{"",     "TEXT", "INTEGER",
                                                                          "REAL", "REAL", "BOOLEAN"};
  return types[cell.index()];
}

std::vector<std::string_view> types_of(const Table& table) {
  std::vector<std::string_view> types(table.columns.size());
  std::vector<Cell> cells(types.size());
  const auto is_unknown = [](std::string_view type) { return type.empty(); };
  for (std::int64_t row = 0; row < table.rows && std::any_of(types.begin(), types.end(), is_unknown); ++row) {
    cells.resize(types.size());
    table.fill(row, cells);
    for (std::size_t i = 0; i < types.size(); ++i) {
      if (is_unknown(types[i])) types[i] = type_of(cells[i]);
    }
  }
  return types;
}

bool has_column(const Table& table, std::string_view name) {
  return std::find(table.columns.begin(), table.columns.end(), name) != table.columns.end();
}

/// PRIMARY KEY and FOREIGN KEY clauses.
std::vector<std::string> constraints_of(const Table& table, const TableRules& rules, const Names& present) {
  std::vector<std::string> constraints;
  const bool has_key =
      std::all_of(rules.key.begin(), rules.key.end(), [&](auto name) { return has_column(table, name); });
  if (!rules.key.empty() && has_key) constraints.push_back(fmt::format("PRIMARY KEY ({})", fmt::join(rules.key, ", ")));
  for (const auto& [column, other, key] : rules.references) {
    if (!has_column(table, column) || !present.contains(other)) continue;
    constraints.push_back(fmt::format("FOREIGN KEY ({}) REFERENCES {} ({})", column, other, key));
  }
  return constraints;
}

}  // namespace

std::string create_table(const Table& table, const Names& present) {
  const TableRules rules = rules_of(table.name);
  const auto types = types_of(table);
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < types.size(); ++i) {
    lines.push_back(quoted_name(table.columns[i]) + (types[i].empty() ? "" : " ") + std::string(types[i]));
  }
  for (auto& constraint : constraints_of(table, rules, present)) lines.push_back(std::move(constraint));
  return fmt::format("CREATE TABLE {} (\n  {}\n){};\n", quoted_name(table.name), fmt::join(lines, ",\n  "),
                     rules.stored_by_key ? " WITHOUT ROWID" : "");
}

std::string finish_schema(const Names& present) {
  std::string statements;
  for (const auto& extra : all_extras()) {
    const auto is_present = [&](std::string_view table) { return present.contains(table); };
    if (std::all_of(extra.needs.begin(), extra.needs.end(), is_present)) statements += extra.statements;
  }
  return statements + fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {};", sqlite_application,
                                  sqlite_schema_version);
}

}  // namespace topicmill
