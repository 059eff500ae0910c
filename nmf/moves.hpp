// After convergence: out of the local optimum, by a way that no half-step takes.
#pragma once

#include <functional>

#include "nmf/checkpoints.hpp"
#include "nmf/minimization.hpp"

namespace topicmill {

/// Takes a minimization that came to rest out of its local optimum, where that pays. In waves: a tenth more topics are
/// added, of what topics leave unsaid in their own rows (split.hpp); after a few iterations as many are removed, those
/// that the others can best do without (algebra/removal.hpp), which may be the same; after a few more the wave is kept
/// where the objective, penalties included, fell, and comes to rest; elsewhere it is undone, and the next is half as
/// large.
///
/// Both estimates are of the squared error whatever the loss, and know of no missing entries: they only choose, the
/// objective decides. Spends options.moves times the iterations so far, an iteration with more topics counted as so
/// much more, splits and judging as one, and coming to rest as what it takes: a wave begins only where all but the
/// last of its rest is sure to fit. No more than options.max_iterations in all. Memory: W and H four times more. The
/// same bytes for any number of threads.
template <class T>
class Moves {
 public:
  /// The minimization need not be at rest yet.
  Moves(Minimization<T>& minimization, const PreparedProblem<T>& prepared, const NmfOptions& options,
        std::uint64_t seed)
      : minimization_(minimization), rows_(prepared.rows()), options_(options), seed_(seed) {}

  /// Grants the budget for what the minimization took so far. None where options.moves is 0, where a factor is fixed or
  /// the start was given, where there was no rest (max_iterations or max_seconds came first, or tolerance is 0), or
  /// where no more topics than options.topics fit the matrix.
  void begin();

  /// None where not a single wave was made. `after_iteration` is called where archive() may be: not within a wave.
  std::optional<MoveSummary> run(const std::function<void()>& after_iteration = {});

  /// The state, but for that of the minimization.
  void archive(StateArchive& archive);

 private:
  double cost_of_wave() const;
  bool wave();
  void rest(const std::function<void()>& after_iteration);
  std::int64_t add_topics();

  Minimization<T>& minimization_;
  const Side<T>& rows_;
  const NmfOptions& options_;

  struct State {
    std::int64_t at_once = 0;  ///< topics of the next wave
    double budget = 0;         ///< in iterations with k topics
    double spent = 0;
    double objective = 0;  ///< exact, of what is kept
    bool resting = false;  ///< after a wave that was kept
    std::int64_t rest_began = 0;
    MoveSummary told{};
  };
  State state_;
  std::uint64_t seed_;
};

}  // namespace topicmill
