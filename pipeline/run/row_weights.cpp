#include "pipeline/run/row_weights.hpp"

#include <algorithm>
#include <cmath>

#include "base/registry.hpp"
#include "nmf/loss.hpp"

namespace topicmill {

std::vector<double> row_weights(const WeightedMatrix& V, const NmfOptions& options, const Registry& registry) {
  const double degree = registry.make(options.loss)->degree();
  const PlacedRows rows(std::ssize(V.document_scales), V.values.blocks);
  if (degree == 0 || sum_over_ranks(rows.ranks(), rows.count) == 0) return {};
  std::vector<double> weights(V.document_scales.size());
  std::transform(V.document_scales.begin(), V.document_scales.end(), weights.begin(),
                 [=](double scale) { return std::pow(scale, degree); });
  const double mean = sum_of_values(rows, weights) / static_cast<double>(rows.whole());
  for (double& weight : weights) weight /= mean;
  return weights;
}

}  // namespace topicmill
