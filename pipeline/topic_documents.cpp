#include "pipeline/topic_documents.hpp"

#include <algorithm>

#include "base/error.hpp"
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

void keep_best(std::size_t count, std::vector<TopicDocument>& documents) {
  std::stable_sort(documents.begin(), documents.end(), [](const TopicDocument& a, const TopicDocument& b) {
    return a.theta * a.explained > b.theta * b.explained;
  });
  documents.resize(std::min(count, documents.size()));
  std::erase_if(documents, [](const TopicDocument& document) { return !(document.theta > 0); });
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
  auto documents = all_documents(directory, topic);
  keep_best(count, documents);
  try {
    if (!documents.empty()) add_texts(directory, topic, registry, documents);
  } catch (const InputError& error) {
    missing = error.what();
  }
  return documents;
}

}  // namespace topicmill
