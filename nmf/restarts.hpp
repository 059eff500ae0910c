// Several factorizations from different starts, of which the best is kept.
#pragma once

#include "nmf/factorize.hpp"

namespace topicmill {

/// Calls factorize() options.restarts times, with seed, seed + 1, and so on, and returns the one with the lowest
/// objective, the first of equals. The random starts differ with the seed wholly, nndsvd by its random projection only.
Factorization factorize_with_restarts(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                                      const Registry& registry = nmf_registry(), const NmfProgress& progress = {});
BasicFactorization<double> factorize_with_restarts(const Problem<double>& problem, const NmfOptions& options,
                                                   std::uint64_t seed = 42, const Registry& registry = nmf_registry(),
                                                   const NmfProgress& progress = {});

}  // namespace topicmill
