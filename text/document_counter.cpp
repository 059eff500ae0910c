#include "text/document_counter.hpp"

namespace topicmill {

BatchCounts DocumentCounter::count(Batch&& batch) {
  BatchCounts result;
  result.vocabulary = &vocabulary_;
  result.rejects = std::move(batch.rejects);
  for (auto& document : batch.documents) {
    analyzer_.analyze(document.text, tokens_);
    count_terms(tokens_.list(), result.counts);
    result.ends.push_back(result.counts.size());
    result.documents.push_back({std::move(document.id), std::move(document.origin), std::move(document.metadata),
                                static_cast<std::int64_t>(tokens_.list().size())});
    std::string().swap(document.text);
  }
  result.counts.shrink_to_fit();
  return result;
}

void DocumentCounter::count_terms(std::span<const Token> tokens, std::vector<TermCount>& counts) {
  vocabulary_.intern(tokens, ids_);
  places_.resize(vocabulary_.size(), 0);
  const std::size_t first = counts.size();
  for (const auto id : ids_) {
    if (places_[id] == 0) {
      counts.push_back({id, 0});
      places_[id] = static_cast<std::uint32_t>(counts.size() - first);
    }
    ++counts[first + places_[id] - 1].count;
  }
  for (std::size_t i = first; i < counts.size(); ++i) places_[counts[i].term] = 0;
}

}  // namespace topicmill
