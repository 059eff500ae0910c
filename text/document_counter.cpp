#include "text/document_counter.hpp"

#include <utility>

namespace topicmill {

BatchCounts DocumentCounter::count(Batch&& batch) {
  BatchCounts result;
  result.vocabulary = &terms_;
  result.rejects = std::move(batch.rejects);
  result.documents.reserve(batch.documents.size());
  result.block.ends.reserve(batch.documents.size());
  for (auto& document : batch.documents) {
    analyzer_.analyze(document.text, tokens_);
    count_terms(tokens_.list(), result.block.counts);
    result.block.ends.push_back(result.block.counts.size());
    result.documents.push_back({std::move(document.id), std::move(document.origin), std::move(document.metadata),
                                static_cast<std::int64_t>(tokens_.list().size())});
    std::string().swap(document.text);
  }
  result.block.counts.shrink_to_fit();
  return result;
}

void DocumentCounter::close() {
  terms_.vocabulary.close();
  tokens_ = {};
  std::vector<std::uint32_t>().swap(ids_);
  std::vector<std::uint32_t>().swap(distinct_);
  std::vector<std::uint32_t>().swap(tallies_);
}

/// Whether a token is the first of its term is as good as random to the processor: so no branch on it.
void DocumentCounter::count_terms(std::span<const Token> tokens, std::vector<TermCount>& counts) {
  terms_.vocabulary.intern(tokens, ids_);
  tallies_.resize(terms_.vocabulary.size(), 0);
  terms_.sums.resize(terms_.vocabulary.size());
  distinct_.resize(tokens.size());
  std::size_t size = 0;
  for (const auto id : ids_) {
    distinct_[size] = id;
    size += std::size_t{tallies_[id]++ == 0};
  }
  for (const auto id : std::span(distinct_).first(size)) {
    const std::uint32_t tally = std::exchange(tallies_[id], 0);
    counts.push_back({id, static_cast<float>(tally)});
    ++terms_.sums[id].document_frequency;
    terms_.sums[id].count += tally;
  }
}

}  // namespace topicmill
