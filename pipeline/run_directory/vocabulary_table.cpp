#include "pipeline/run_directory/vocabulary_table.hpp"

namespace topicmill {

Table vocabulary_table(const std::vector<Term>& terms) {
  return {"vocabulary",
          {"term", "document_frequency", "count", "idf"},
          std::ssize(terms),
          [&](std::int64_t row, std::vector<Cell>& cells) {
            const Term& term = terms[static_cast<std::size_t>(row)];
            cells = {std::string_view(term.text), term.document_frequency, term.count, term.idf};
          }};
}

}  // namespace topicmill
