#include "text/vectorize/ppmi_weight.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace topicmill {

/// A term that no document has is as rare as one that came once.
void PpmiWeight::fit(const std::vector<Term>& terms, const LearnedWeights& /*learned*/) {
  std::int64_t total = 0;
  for (const auto& term : terms) total += term.count;
  for (const auto& term : terms) {
    const auto count = static_cast<double>(std::max(term.count, std::int64_t{1}));
    rarity_.push_back(std::log(static_cast<double>(total) / count));
  }
}

void PpmiWeight::weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
                       std::span<double> weights) const {
  const double length = std::log(std::accumulate(counts.begin(), counts.end(), 0.0));
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double information = log_(static_cast<double>(counts[i])) + rarity_[columns[i]] - length;
    weights[i] = counts[i] > 0 ? std::max(information, 0.0) : 0;
  }
}

}  // namespace topicmill
