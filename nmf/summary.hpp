// How a factorization went: its trace, and what was asked, used and reached. Plain data, without matrices.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

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

/// How the moves after convergence went.
struct MoveSummary {
  std::int64_t tried = 0;       ///< topics that were added to see what comes of it
  std::int64_t kept = 0;        ///< of these, that took the place of others where the objective fell
  std::int64_t iterations = 0;  ///< spent on them, those that were undone included
  double converged_at = 0;      ///< the objective before
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
  std::optional<MoveSummary> moves{};        ///< none where none were tried
};

}  // namespace topicmill
