// Non-negative matrix factorization: V ~ W H^T with W, H >= 0.
//
//   #include "nmf/factorize.hpp"
//   topicmill::NmfOptions options;
//   options.topics = 20;
//   options.loss = "kullback_leibler";  // or a member's own options (base/choice.hpp)
//   const auto result = topicmill::factorize(V, options);  // V: SparseMatrix, or Factor where it is dense
//   // result.W: n x 20, result.H: m x 20, result.summary.relative_error
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/registry.hpp"
#include "nmf/checkpoints.hpp"
#include "nmf/factorization.hpp"
#include "nmf/nmf_options.hpp"
#include "nmf/nmf_registry.hpp"
#include "nmf/online_options.hpp"
#include "nmf/problem.hpp"

namespace topicmill {

/// Called after every iteration, serially; may throw to stop.
using NmfProgress = std::function<void(const Iteration&)>;

/// Throws UsageError where the solver does not minimize the loss.
void check_factorization(const NmfOptions& options, const Registry& registry);

/// Whether a large matrix is read block by block (RowBlocks), so that several ranks can share it.
bool factorizes_in_blocks(const NmfOptions& options, const Registry& registry);

/// The batches that rows come in where the solver is `online`; none elsewhere. factorize() takes a matrix for one.
std::optional<OnlineOptions> online_batches(const NmfOptions& options, const Registry& registry);

/// Factorizes V (n x m, non-negative and finite), in the precision of its values, whatever options.precision says. Uses
/// the threads of the current TBB arena; the same bytes for any number of them. Memory beyond V: its transpose, W and H
/// twice, and small buffers per thread; a copy of V where it is weighted, has missing values, or is given sparse and is
/// a third full. Throws InputError where V is negative, not finite or all zero (naming row and column), or where
/// weights or a start do not fit; UsageError where topics exceed min(n, m) or the solver does not minimize the loss.
/// With `checkpoints` it saves itself on its way, and goes on from what was saved: to the same bytes.
Factorization factorize(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                        const Registry& registry = nmf_registry(), const NmfProgress& progress = {},
                        Checkpoints* checkpoints = nullptr);
BasicFactorization<double> factorize(const Problem<double>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                                     const Registry& registry = nmf_registry(), const NmfProgress& progress = {},
                                     Checkpoints* checkpoints = nullptr);

}  // namespace topicmill
