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

/// The H of `count` factorizations from random starts (nmf.init: random), with seed + 1, seed + 2, and so on, each of
/// options.restarts 1, side by side on the threads of the current arena: a small factorization cannot use them all.
/// O(count (n + m) k) memory while they run. The same bytes for any number of threads.
std::vector<Factor> random_restarts(const Problem<float>& problem, NmfOptions options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry = nmf_registry());

}  // namespace topicmill
