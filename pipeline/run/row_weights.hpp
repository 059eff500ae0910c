// How much each document counts when topics are made.
#pragma once

#include <vector>

#include "nmf/nmf_options.hpp"
#include "nmf/problem.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// Weights of the rows of V under which its factorization is that of V with its rows scaled (V.document_scales), but
/// for W, which stays that of V: the scales to the power of the degree of the loss, mean 1. Empty where documents count
/// alike, or where the loss does not change with the scale of a row: itakura_saito.
std::vector<double> row_weights(const WeightedMatrix& V, const NmfOptions& options, const Registry& registry);

/// What `use` gives for V as a problem, its rows weighed so, in the precision that the options ask for.
template <class Use>
auto with_problem(const WeightedMatrix& V, const NmfOptions& options, const Registry& registry, const Use& use) {
  const auto weights = row_weights(V, options, registry);
  const auto weighed = [&](const auto& matrix) {
    Problem problem(matrix);
    problem.row_weights = weights;
    return use(problem);
  };
  return options.precision == Precision::float32 ? weighed(V.values) : weighed(with_values_of<double>(V.values));
}

}  // namespace topicmill
