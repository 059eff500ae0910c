// How much each document counts when topics are made.
#pragma once

#include <vector>

#include "nmf/nmf_options.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// Weights of the rows of V under which its factorization is that of V with its rows scaled (V.document_scales), but
/// for W, which stays that of V: the scales to the power of the degree of the loss, mean 1. Empty where documents count
/// alike, or where the loss does not change with the scale of a row: itakura_saito.
std::vector<double> row_weights(const WeightedMatrix& V, const NmfOptions& options, const Registry& registry);

}  // namespace topicmill
