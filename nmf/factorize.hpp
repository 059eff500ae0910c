// Non-negative matrix factorization: V ~ W H^T with W, H >= 0.
//
//   #include "nmf/factorize.hpp"
//   topicmill::NmfOptions options;
//   options.topics = 20;
//   const auto result = topicmill::factorize(V, options);  // V: SparseMatrix, or Factor where it is dense
//   // result.W: n x 20, result.H: m x 20, result.summary.relative_error
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/registry.hpp"
#include "nmf/nmf_options.hpp"
#include "nmf/problem.hpp"

namespace topicmill {

/// One line of the convergence trace.
struct Iteration {
  std::int64_t iteration = 0;  ///< 0 is the start
  double seconds = 0;          ///< since the factorization began, initialization included
  double objective = 0;        ///< the loss and the penalties
  double relative_error = 0;   ///< |V - W H^T|_F / |V|_F
};

/// How several runs over one matrix went.
struct RestartSummary {
  std::vector<double> objectives;        ///< of each run, by seed; of those that were not finished, where they stopped
  std::int64_t finished = 0;             ///< runs that went on to nmf.tolerance; 0 for a consensus
  std::optional<std::int64_t> outliers;  ///< of a consensus: topics of all runs that are near no other, left out
};

/// What was asked, what was used, and how it ended.
struct Summary {
  std::string loss;
  std::string solver;  ///< the one that did the work, where `auto` was asked
  std::string init;
  std::int64_t iterations = 0;
  bool converged = false;  ///< false: max_iterations or max_seconds were reached first, or no topic lives
  double objective = 0;    ///< of W and H, penalties included, summed in double; as is the last of the trace
  double relative_error = 0;
  std::int64_t living_topics = 0;      ///< those that are zero in neither factor
  std::optional<double> kkt_residual;  ///< of the worse factor (optimality.hpp); none where the solver cannot tell
  double seconds = 0;
  std::vector<Iteration> trace;
  std::vector<std::string> warnings;
  std::optional<RestartSummary> restarts{};  ///< none where there was one run
};

/// V ~ W H^T. W: n x k, H: m x k, in the order of the initialization; columns are not scaled.
template <class T>
struct BasicFactorization {
  BasicFactor<T> W;
  BasicFactor<T> H;
  Summary summary;
};

using Factorization = BasicFactorization<float>;

/// The same for those who need no more digits.
Factorization in_float32(BasicFactorization<double> wide);

/// Called after every iteration, serially; may throw to stop.
using NmfProgress = std::function<void(const Iteration&)>;

/// The families of nmf/: losses, solvers, initializations.
Registry nmf_registry();

/// Throws UsageError where the solver does not minimize the loss.
void check_factorization(const NmfOptions& options, const Registry& registry);

/// Factorizes V (n x m, non-negative and finite), in the precision of its values, whatever options.precision says. Uses
/// the threads of the current TBB arena; the same bytes for any number of them. Memory beyond V: its transpose, W and H
/// twice, and small buffers per thread; a copy of V where it is weighted, has missing values, or is given sparse and is
/// a third full. Throws InputError where V is negative, not finite or all zero (naming row and column), or where
/// weights or a start do not fit; UsageError where topics exceed min(n, m) or the solver does not minimize the loss.
Factorization factorize(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                        const Registry& registry = nmf_registry(), const NmfProgress& progress = {});
BasicFactorization<double> factorize(const Problem<double>& problem, const NmfOptions& options, std::uint64_t seed = 42,
                                     const Registry& registry = nmf_registry(), const NmfProgress& progress = {});

}  // namespace topicmill
