// Several factorizations of one matrix from different starts: the best of them, or what they agree on.
#pragma once

#include "nmf/factorize.hpp"

namespace topicmill {

/// What several factorizations came to.
template <class T>
struct BasicRestarts {
  BasicFactorization<T> picked;
  std::vector<Factor> others;  ///< H, m x k, of every run beside the picked one; of all runs for a consensus
};

using Restarts = BasicRestarts<float>;

/// Factorizes options.restarts times and picks as options.pick says. The first run is that of factorize(); the others
/// start at random, with seed + 1 and so on: nndsvd would differ by its random projection only.
///
/// Runs share the checked matrix and its transpose, and go side by side, in two rounds. In the first all go on until an
/// iteration gains less than 1e-3 of all gained (or options.tolerance, where that is more). For the best, those within
/// 2 % of what the first round gained, from iteration 1 of the best run to its end, then go on to options.tolerance,
/// make moves (nmf/moves.hpp), and the one of lowest objective is picked, the first of equals. It is the same as it is
/// alone. For a consensus (nmf/consensus.hpp) all runs make moves, where options.moves is not 0; W is fitted to the
/// common topics, and H to that W; Summary tells of this last fit. Where fewer than k topics live in all runs together,
/// the best is picked, with a warning. A start that is given is the same every time: it is one run, with a warning.
///
/// `progress` hears of the run that is furthest. Memory: that of factorize(), W and H options.restarts times. The same
/// bytes for any number of threads. Throws as factorize() does; UsageError for a consensus of one run, or with a
/// factor fixed.
Restarts factorize_with_restarts(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                                 const Registry& registry = nmf_registry(), const NmfProgress& progress = {},
                                 Checkpoints* checkpoints = nullptr);
BasicRestarts<double> factorize_with_restarts(const Problem<double>& problem, const NmfOptions& options,
                                              std::uint64_t seed = 42, const Registry& registry = nmf_registry(),
                                              const NmfProgress& progress = {}, Checkpoints* checkpoints = nullptr);

/// The H of `count` factorizations from random starts (nmf.init: random), with seed + 1, seed + 2, and so on, each of
/// options.restarts 1, with its moves, side by side on the threads of the current arena: a small factorization cannot
/// use them all. O(count (n + m) k) memory while they run. The same bytes for any number of threads.
std::vector<Factor> random_restarts(const Problem<float>& problem, const NmfOptions& options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry = nmf_registry());
std::vector<Factor> random_restarts(const Problem<double>& problem, const NmfOptions& options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry = nmf_registry());

}  // namespace topicmill
