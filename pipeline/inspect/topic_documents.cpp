#include "pipeline/inspect/topic_documents.hpp"

#include "base/error.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/inspect/best_documents.hpp"
#include "text/analyzer/analyzer.hpp"

namespace topicmill {
namespace {

/// The best documents of each topic, without their texts.
std::vector<std::vector<TopicDocument>> best_documents(const FinishedRun& run, std::span<const RunTopic> topics,
                                                       std::size_t count) {
  const auto& explained = run.explained();
  std::vector<std::string> ids;
  std::vector<BestDocuments> best(topics.size(), BestDocuments(count));
  std::vector<std::vector<TopicId>> parts;
  for (const auto& topic : topics) parts.push_back(topic.parts());
  run.for_each_document([&](const DocTopicsRow& row) {
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

void add_texts(const FinishedRun& run, std::span<const RunTopic> topics,
               std::vector<std::vector<TopicDocument>>& documents) {
  std::set<std::string> ids;
  for (const auto& of_topic : documents) {
    for (const auto& document : of_topic) ids.insert(document.id);
  }
  if (ids.empty()) return;
  Corpus corpus = reopen(run.config().input, run.registry());
  const auto texts = read_texts(corpus, ids);
  Analyzer analyzer(run.config().text, run.registry());
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

std::vector<std::vector<TopicDocument>> documents_of(const FinishedRun& run, std::span<const RunTopic> topics,
                                                     std::size_t count, std::string& missing) {
  auto documents = best_documents(run, topics, count);
  try {
    add_texts(run, topics, documents);
  } catch (const InputError& error) {
    missing = error.what();
  }
  return documents;
}

std::vector<TopicDocument> documents_of(const FinishedRun& run, const RunTopic& topic, std::size_t count,
                                        std::string& missing) {
  return std::move(documents_of(run, std::span(&topic, 1), count, missing).front());
}

}  // namespace topicmill
