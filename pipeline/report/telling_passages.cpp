#include "pipeline/report/telling_passages.hpp"

namespace topicmill {

TellingPassages telling_passages(const std::vector<std::size_t>& rows, const std::optional<PassageTopics>& passages,
                                 const DocumentTopics& topics) {
  TellingPassages telling;
  if (!passages) return telling;
  for (const std::size_t document : rows) {
    const auto number = static_cast<std::int64_t>(document);
    const auto top = topics.top_topic(number);
    double best = 0;
    const auto [begin, end] = passages->passages.rows_of(number);
    for (auto row = static_cast<std::size_t>(begin); row < static_cast<std::size_t>(end); ++row) {
      const Passage& passage = passages->passages.list[row];
      const auto& [topic, theta] = passages->topics[row];
      const double score = static_cast<double>(theta) * static_cast<double>(passage.known_tokens);
      if (!topic || topic != top || !(score > best)) continue;
      best = score;
      telling[document] = passage;
    }
  }
  return telling;
}

}  // namespace topicmill
