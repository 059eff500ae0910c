#include "pipeline/inspect/run_texts.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/corpus/ready_matrix.hpp"
#include "text/counting/learn.hpp"
#include "text/input/corpus_pass.hpp"

namespace topicmill {

namespace {

constexpr std::int64_t batches_at_once = 32;  ///< between looks at whether all texts are found

using Texts = std::vector<std::pair<std::string, std::string>>;

Texts texts_of(Batch&& batch, const std::set<std::string>& ids) {
  Texts texts;
  for (auto& document : batch.documents) {
    if (ids.contains(document.id)) texts.emplace_back(std::move(document.id), std::move(document.text));
  }
  return texts;
}

}  // namespace

void require_texts(const InputOptions& input) {
  if (const auto path = input_to_read_once(input)) {
    throw InputError(
        fmt::format("{} can be read only once: what the run read from it is not there any more", stream_name(*path)));
  }
}

std::map<std::string, std::string> read_texts(const InputOptions& input, const std::set<std::string>& ids,
                                              const Registry& registry) {
  require_texts(input);
  if (find_ready_matrix(input)) throw InputError("the input of the run is a matrix, which has no texts");
  std::map<std::string, std::string> texts;
  CorpusReader reader(input, registry);
  const auto find = [&](Batch&& batch) { return texts_of(std::move(batch), ids); };
  const auto collect = [&](Texts&& found) {
    for (auto& [id, text] : found) texts.try_emplace(std::move(id), std::move(text));
  };
  while (texts.size() < ids.size() && pass_over<Texts>(reader, find, collect, {}, batches_at_once)) continue;
  return texts;
}

std::vector<Highlight> carried_by(const Tokens& tokens,
                                  const std::function<CarriedTopic(std::string_view term)>& carried) {
  std::vector<Highlight> highlights;
  for (const auto& token : tokens.list()) {
    const auto [topic, weight] = carried(token.text);
    if (weight > 0) highlights.push_back({token.begin, token.end, topic, weight});
  }
  return highlights;
}

CarryingWords::CarryingWords(const RunTopic& topic) : topic_(topic.id.number()) {
  for (const auto& word : topic.words) weights_.emplace(word.term, word.weight);
}

double CarryingWords::weight(std::string_view term) const {
  const auto found = weights_.find(term);
  return found == weights_.end() ? 0 : found->second;
}

std::vector<Highlight> carried_by(const Tokens& tokens, const std::vector<CarryingWords>& topics,
                                  const std::vector<double>& thetas) {
  return carried_by(tokens, [&](std::string_view term) {
    CarriedTopic best;
    for (std::size_t t = 0; t < topics.size(); ++t) {
      const double weight = thetas[t] * topics[t].weight(term);
      if (weight > best.weight) best = {topics[t].topic(), weight};
    }
    return best;
  });
}

}  // namespace topicmill
