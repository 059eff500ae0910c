#include "pipeline/inspect/topic_documents.hpp"

#include "base/error.hpp"
#include "pipeline/inspect/best_documents.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "tables/table_cells.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// How much of each document its topics explain.
std::vector<double> read_explained(const fs::path& directory) {
  std::vector<double> explained;
  for_each_row(directory, "documents", [&](const auto& columns, const auto& cells) {
    explained.push_back(number_of<double>(cells[place_of(columns, "explained", "documents")], "documents"));
    return true;
  });
  return explained;
}

/// The best documents of each topic, without their texts.
std::vector<std::vector<TopicDocument>> best_documents(const fs::path& directory, std::span<const RunTopic> topics,
                                                       std::size_t count) {
  const auto explained = read_explained(directory);
  std::vector<std::string> ids;
  std::vector<BestDocuments> best(topics.size(), BestDocuments(count));
  std::vector<std::vector<std::int64_t>> parts;
  for (const auto& topic : topics) parts.push_back(topic.parts());
  for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
    const std::size_t place = ids.size();
    if (place == explained.size()) return false;
    ids.push_back(row.document());
    for (std::size_t t = 0; t < topics.size(); ++t) best[t].add(place, row.theta_of(parts[t]), explained[place]);
    return true;
  });
  std::vector<std::vector<TopicDocument>> documents(topics.size());
  for (std::size_t t = 0; t < topics.size(); ++t) {
    for (const auto& [row, theta, score] : best[t].ranked()) {
      documents[t].push_back({ids[row], theta, explained[row], {}, {}});
    }
  }
  return documents;
}

void add_texts(const fs::path& directory, std::span<const RunTopic> topics, const Registry& registry,
               std::vector<std::vector<TopicDocument>>& documents) {
  std::set<std::string> ids;
  for (const auto& of_topic : documents) {
    for (const auto& document : of_topic) ids.insert(document.id);
  }
  if (ids.empty()) return;
  const Config config = load_model(directory, registry).config;
  const auto texts = read_texts(config.input, ids, registry);
  Analyzer analyzer(config.text, registry);
  Tokens tokens;
  for (std::size_t t = 0; t < topics.size(); ++t) {
    const std::vector<CarryingWords> words{CarryingWords(topics[t])};
    for (auto& document : documents[t]) {
      const auto found = texts.find(document.id);
      if (found == texts.end()) continue;
      document.text = found->second;
      analyzer.analyze(document.text, tokens);
      document.highlights = carried_by(tokens, words, {1.0});
    }
  }
}

}  // namespace

std::vector<std::vector<TopicDocument>> documents_of(const fs::path& directory, std::span<const RunTopic> topics,
                                                     std::size_t count, const Registry& registry,
                                                     std::string& missing) {
  auto documents = best_documents(directory, topics, count);
  try {
    add_texts(directory, topics, registry, documents);
  } catch (const InputError& error) {
    missing = error.what();
  }
  return documents;
}

std::vector<TopicDocument> documents_of(const fs::path& directory, const RunTopic& topic, std::size_t count,
                                        const Registry& registry, std::string& missing) {
  return std::move(documents_of(directory, std::span(&topic, 1), count, registry, missing).front());
}

}  // namespace topicmill
