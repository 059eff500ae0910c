#include "pipeline/topic_documents.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"
#include "pipeline/read_table.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

double number_of(const std::string& cell) {
  double number = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), number);
  return number;
}

std::size_t place_of(const std::vector<std::string>& columns, std::string_view name) {
  const auto at = std::find(columns.begin(), columns.end(), name);
  if (at != columns.end()) return static_cast<std::size_t>(at - columns.begin());
  throw InputError("the tables of the run lack the column '" + std::string(name) + "'; run it again");
}

std::vector<TopicDocument> all_documents(const fs::path& directory, const RunTopic& topic) {
  std::vector<TopicDocument> documents;
  for_each_row(directory, "doc_topics", [&](const auto& columns, const auto& cells) {
    const std::size_t first = place_of(columns, "topic_0");
    double theta = 0;
    for (const std::int64_t part : topic.parts()) theta += number_of(cells[first + static_cast<std::size_t>(part)]);
    documents.push_back({cells.front(), theta, 0, {}, {}});
    return true;
  });
  std::size_t row = 0;
  for_each_row(directory, "documents", [&](const auto& columns, const auto& cells) {
    if (row < documents.size()) documents[row].explained = number_of(cells[place_of(columns, "explained")]);
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
  const Transformer transformer(load_model(directory, registry), registry);
  std::set<std::string> ids;
  for (const auto& document : documents) ids.insert(document.id);
  const auto texts = read_texts(transformer.model().config.input, ids, registry);
  const std::vector<CarryingWords> words{CarryingWords(topic)};
  for (auto& document : documents) {
    const auto found = texts.find(document.id);
    if (found == texts.end()) continue;
    document.text = found->second;
    document.highlights = carried_by(transformer, document.text, words, {1.0});
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
