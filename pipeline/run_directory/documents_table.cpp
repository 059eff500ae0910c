#include "pipeline/run_directory/documents_table.hpp"

#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

constexpr std::string_view table_name = "documents";
constexpr std::string_view explained_column = "explained";

}  // namespace

Table documents_table(const CorpusIndex& corpus, const DocumentTopics* topics) {
  Table table{std::string(table_name),
              {"document", "origin", "tokens", "known_tokens", "empty"},
              std::ssize(corpus.documents),
              {}};
  if (topics != nullptr) table.columns.emplace_back(explained_column);
  if (corpus.languages) table.columns.emplace_back("language");
  table.fill = [&corpus, topics](std::int64_t row, std::vector<Cell>& cells) {
    const auto place = static_cast<std::size_t>(row);
    const DocumentInfo& document = corpus.documents[place];
    const std::int64_t known = corpus.known_tokens[place];
    cells = {std::string_view(document.id), std::string_view(document.origin()), document.tokens, known, known == 0};
    if (topics != nullptr) cells.emplace_back(topics->explained[place]);
    if (corpus.languages) cells.emplace_back(document.language.text());
  };
  return table;
}

std::vector<DocumentRow> read_document_rows(const std::filesystem::path& directory) {
  std::vector<DocumentRow> documents;
  for_each_row(directory, table_name, [&](const auto& columns, const auto& cells) {
    const auto cell = [&](std::string_view column) { return cells[place_of(columns, column, table_name)]; };
    documents.push_back({cell("origin"), number_of<std::int64_t>(cell("tokens"), table_name),
                         number_of<std::int64_t>(cell("known_tokens"), table_name)});
    return true;
  });
  return documents;
}

std::vector<double> read_explained(const std::filesystem::path& directory) {
  std::vector<double> explained;
  for_each_row(directory, table_name, [&](const auto& columns, const auto& cells) {
    explained.push_back(number_of<double>(cells[place_of(columns, explained_column, table_name)], table_name));
    return true;
  });
  return explained;
}

}  // namespace topicmill
