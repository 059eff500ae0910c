#include "pipeline/topic_documents.hpp"

#include "base/error.hpp"
#include "pipeline/best_documents.hpp"
#include "pipeline/doc_topics.hpp"
#include "pipeline/model_file.hpp"
#include "pipeline/read_table.hpp"
#include "pipeline/table_cells.hpp"
#include "text/analyzer.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

std::vector<TopicDocument> all_documents(const fs::path& directory, const RunTopic& topic) {
  std::vector<TopicDocument> documents;
  for_each_doc_topics(directory, [&, parts = topic.parts()](const DocTopicsRow& row) {
    documents.push_back({row.document(), row.theta_of(parts), 0, {}, {}});
    return true;
  });
  std::size_t row = 0;
  for_each_row(directory, "documents", [&](const auto& columns, const auto& cells) {
    if (row < documents.size()) {
      documents[row].explained = number_of<double>(cells[place_of(columns, "explained", "documents")], "documents");
    }
    return ++row < documents.size();
  });
  return documents;
}

std::vector<TopicDocument> best_of(std::vector<TopicDocument> documents, std::size_t count) {
  BestDocuments best(count);
  for (std::size_t row = 0; row < documents.size(); ++row)
    best.add(row, documents[row].theta, documents[row].explained);
  std::vector<TopicDocument> chosen;
  for (const auto& [row, score] : best.ranked()) chosen.push_back(std::move(documents[row]));
  return chosen;
}

void add_texts(const fs::path& directory, const RunTopic& topic, const Registry& registry,
               std::vector<TopicDocument>& documents) {
  const Config config = load_model(directory, registry).config;
  Analyzer analyzer(config.text, registry);
  Tokens tokens;
  std::set<std::string> ids;
  for (const auto& document : documents) ids.insert(document.id);
  const auto texts = read_texts(config.input, ids, registry);
  const std::vector<CarryingWords> words{CarryingWords(topic)};
  for (auto& document : documents) {
    const auto found = texts.find(document.id);
    if (found == texts.end()) continue;
    document.text = found->second;
    analyzer.analyze(document.text, tokens);
    document.highlights = carried_by(tokens, words, {1.0});
  }
}

}  // namespace

std::vector<TopicDocument> documents_of(const fs::path& directory, const RunTopic& topic, std::size_t count,
                                        const Registry& registry, std::string& missing) {
  auto documents = best_of(all_documents(directory, topic), count);
  try {
    if (!documents.empty()) add_texts(directory, topic, registry, documents);
  } catch (const InputError& error) {
    missing = error.what();
  }
  return documents;
}

}  // namespace topicmill
