#include "pipeline/run/row_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/registry.hpp"
#include "nmf/loss.hpp"

namespace topicmill {

std::vector<double> row_weights(const WeightedMatrix& V, const NmfOptions& options, const Registry& registry) {
  const double degree = registry.make(options.loss)->degree();
  if (degree == 0) return {};
  std::vector<double> weights(V.document_scales.size());
  std::transform(V.document_scales.begin(), V.document_scales.end(), weights.begin(),
                 [=](double scale) { return std::pow(scale, degree); });
  const double mean = std::accumulate(weights.begin(), weights.end(), 0.0) / static_cast<double>(weights.size());
  for (double& weight : weights) weight /= mean;
  return weights;
}

}  // namespace topicmill
