#include "pipeline/corpus/corpus_index.hpp"

#include <algorithm>

namespace topicmill {

std::int64_t CorpusIndex::empty_documents() const { return std::count(known_tokens.begin(), known_tokens.end(), 0); }

std::optional<PassageTopics> passages_of(const CorpusIndex& corpus, const DescribedTopics& topics) {
  if (!corpus.passages) return std::nullopt;
  return PassageTopics{*corpus.passages, topics.passages};
}

}  // namespace topicmill
