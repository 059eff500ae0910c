#include "text/vectorize/count_weights.hpp"

#include <algorithm>

namespace topicmill {

void RawWeight::weigh(std::span<const std::uint32_t> /*columns*/, std::span<const float> counts,
                      std::span<double> weights) const {
  std::copy(counts.begin(), counts.end(), weights.begin());
}

void LogWeight::weigh(std::span<const std::uint32_t> /*columns*/, std::span<const float> counts,
                      std::span<double> weights) const {
  std::transform(counts.begin(), counts.end(), weights.begin(),
                 [this](float count) { return count > 0 ? 1 + log_(static_cast<double>(count)) : 0; });
}

void BinaryWeight::weigh(std::span<const std::uint32_t> /*columns*/, std::span<const float> counts,
                         std::span<double> weights) const {
  std::transform(counts.begin(), counts.end(), weights.begin(), [](float count) { return count > 0 ? 1.0 : 0.0; });
}

}  // namespace topicmill
