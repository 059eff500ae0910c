#include "pipeline/run_texts.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "pipeline/ready_matrix.hpp"

namespace topicmill {

std::map<std::string, std::string> read_texts(const InputOptions& input, const std::set<std::string>& ids,
                                              const Registry& registry) {
  if (find_ready_matrix(input)) throw InputError("the input of the run is a matrix, which has no texts");
  std::map<std::string, std::string> texts;
  CorpusReader reader(input, registry);
  while (auto raw = reader.next()) {
    for (auto& document : reader.parse(std::move(*raw)).documents) {
      if (ids.contains(document.id)) texts.try_emplace(document.id, std::move(document.text));
    }
    if (texts.size() == ids.size()) break;
  }
  return texts;
}

CarryingWords::CarryingWords(const RunTopic& topic) : topic_(topic.number) {
  for (const auto& word : topic.words) weights_.emplace(word.term, word.weight);
}

double CarryingWords::weight(std::string_view term) const {
  const auto found = weights_.find(term);
  return found == weights_.end() ? 0 : found->second;
}

std::vector<Highlight> carried_by(const Tokens& tokens, const std::vector<CarryingWords>& topics,
                                  const std::vector<double>& thetas) {
  std::vector<Highlight> highlights;
  for (const auto& token : tokens.list()) {
    Highlight best{token.begin, token.end, 0, 0};
    for (std::size_t t = 0; t < topics.size(); ++t) {
      const double weight = thetas[t] * topics[t].weight(token.text);
      if (weight > best.weight) best = {token.begin, token.end, topics[t].topic(), weight};
    }
    if (best.weight > 0) highlights.push_back(best);
  }
  return highlights;
}

}  // namespace topicmill
