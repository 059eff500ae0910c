#include "pipeline/run_directory/topic_words_table.hpp"

namespace topicmill {
namespace {

/// A word of a topic, by term id.
struct TopicWord {
  std::int64_t topic;
  std::int64_t rank;
  std::int64_t term;
};

std::vector<TopicWord> topic_words(const TopicModel& model, const CountOrAll& top_words) {
  std::vector<TopicWord> words;
  for (std::int64_t topic = 0; topic < model.k(); ++topic) {
    std::int64_t rank = 0;
    for (const std::int64_t term : model.top_terms(topic, top_words.count)) words.push_back({topic, ++rank, term});
  }
  return words;
}

}  // namespace

Table topic_words_table(const TopicModel& model, const std::vector<Term>& terms, const CountOrAll& top_words) {
  auto words = topic_words(model, top_words);
  const std::int64_t rows = std::ssize(words);
  return {"topic_words",
          {"topic", "rank", "term", "weight", "probability"},
          rows,
          [&model, &terms, words = std::move(words)](std::int64_t row, std::vector<Cell>& cells) {
            const auto& [topic, rank, term] = words[static_cast<std::size_t>(row)];
            cells = {topic, rank, std::string_view(terms[static_cast<std::size_t>(term)].text),
                     model.weights(term, topic), static_cast<float>(model.probability(term, topic))};
          }};
}

}  // namespace topicmill
