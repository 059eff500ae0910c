#include "text/vectorize/bm25_weight.hpp"

#include <algorithm>
#include <numeric>

namespace topicmill {

void Bm25Weight::fit(const std::vector<Term>& /*terms*/, const LearnedWeights& learned) {
  if (learned.mean_length > 0) mean_length_ = learned.mean_length;
}

void Bm25Weight::weigh(std::span<const std::uint32_t> /*columns*/, std::span<const float> counts,
                       std::span<double> weights) const {
  const auto [k1, b] = options_;
  const double length = std::accumulate(counts.begin(), counts.end(), 0.0);
  const double half = k1 * (1 - b + b * length / mean_length_);
  std::transform(counts.begin(), counts.end(), weights.begin(), [half, most = k1 + 1](float count) {
    const auto tf = static_cast<double>(count);
    return tf > 0 ? tf * most / (tf + half) : 0;
  });
}

}  // namespace topicmill
