#include "topics/top_terms.hpp"

#include <algorithm>

namespace topicmill {

RankedTerms top_terms(const Factor& weights, std::int64_t topic, std::optional<std::int64_t> count) {
  RankedTerms terms;
  for (std::int64_t j = 0; j < weights.rows(); ++j) {
    if (weights(j, topic) > 0) terms.push_back(j);
  }
  const auto available = static_cast<std::int64_t>(terms.size());
  const auto wanted = std::min(count.value_or(available), available);
  std::partial_sort(terms.begin(), terms.begin() + wanted, terms.end(), [&](std::int64_t a, std::int64_t b) {
    const float left = weights(a, topic);
    const float right = weights(b, topic);
    return left != right ? left > right : a < b;
  });
  terms.resize(static_cast<std::size_t>(wanted));
  return terms;
}

std::vector<RankedTerms> ranked_topics(const Factor& weights, std::optional<std::int64_t> count) {
  std::vector<RankedTerms> topics;
  for (std::int64_t t = 0; t < weights.k(); ++t) topics.push_back(top_terms(weights, t, count));
  return topics;
}

}  // namespace topicmill
