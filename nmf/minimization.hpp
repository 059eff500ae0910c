// One factorization in progress: it can be stopped early, and taken up again.
#pragma once

#include <functional>
#include <memory>

#include "nmf/checkpoints.hpp"
#include "nmf/convergence.hpp"
#include "nmf/factorize.hpp"
#include "nmf/initializer.hpp"
#include "nmf/method.hpp"
#include "nmf/momentum.hpp"
#include "nmf/prepared_problem.hpp"

namespace topicmill {

/// Checks a problem, and makes the method by which it is minimized. Throws as factorize() does.
template <class T>
Method make_method(const Problem<T>& problem, const NmfOptions& options, const Registry& registry);

/// Makes a problem ready for any number of minimizations, each from a start of its own.
template <class T>
PreparedProblem<T> prepare(const Problem<T>& problem, const NmfOptions& options, const Method& method);

/// Half-steps from a start, until little is gained. What it is made of must outlive it; several of one prepared problem
/// may run at once. Memory: W and H twice, and small buffers per thread.
template <class T>
class Minimization {
 public:
  /// Starts from problem.start, or where options.init says, with so many topics (surplus.hpp).
  Minimization(const Problem<T>& problem, const PreparedProblem<T>& prepared, const Method& method,
               const NmfOptions& options, std::int64_t topics, std::uint64_t seed, const Registry& registry,
               const NmfProgress& progress = {});
  Minimization(const Minimization&) = delete;
  Minimization& operator=(const Minimization&) = delete;

  /// Goes on until Convergence::done(tolerance). `after_iteration` may archive it.
  void run(double tolerance, const std::function<void()>& after_iteration = {});

  /// Goes on for so many iterations, whatever they gain; fewer only where time is up.
  void run_for(std::int64_t iterations);

  /// Whether it stopped for want of gain, rather than of iterations or time.
  bool has_settled() const;

  /// Whether W and H started as somebody said, rather than where an initialization puts them.
  bool start_is_given() const { return !initializer_ || initializer_->is_given(); }

  /// Where it is, to come back to. W and H once more.
  struct Place {
    BasicFactors<T> factors;
    Convergence::Mark mark;
  };
  Place here() const { return {{BasicFactor<T>(W_), BasicFactor<T>(H_)}, convergence_.mark()}; }

  /// Back to where it was; what came after is forgotten.
  void go_back(const Place& place);

  /// Takes other factors, of any number of topics, from which it goes on.
  void jump_to(const BasicFactors<T>& factors);

  /// The trace forgets the iterations since, which were on the way to other factors.
  void forget_since(const Place& place) { convergence_.take_back(place.mark); }

  /// The iterations since a place led down in the end: of these, the trace keeps those that are below all before.
  void keep_since(const Place& place) { convergence_.level(place.mark); }

  const std::vector<Iteration>& trace() const { return convergence_.trace(); }

  /// Of the first and the last iteration, to compare runs of one prepared problem by: in its unit, where nothing
  /// vanishes.
  double first_objective() const { return convergence_.first(); }
  double objective() const { return convergence_.last(); }
  double told(double objective) const { return convergence_.told(objective); }  ///< in the unit of the matrix

  const BasicFactor<T>& W() const { return W_; }
  const BasicFactor<T>& H() const { return H_; }  ///< with the weights of the problem folded in

  /// What the factors give of what is factorized, penalties included, exactly: the trace has it from the half-steps'
  /// sums in T.
  Fit fit() const;

  /// The state between two iterations: all that the next ones depend on beside what it was made of.
  void archive(StateArchive& archive);

  /// Takes the factors.
  BasicFactorization<T> finish();

 private:
  void iterate();
  void revive_where_the_objective_gains();
  void drop_all_where_that_is_better();
  Summary summarize() const;
  std::optional<double> kkt_residual() const;

  const PreparedProblem<T>& prepared_;
  const Method& method_;
  NmfOptions options_;
  std::unique_ptr<Initializer> initializer_;  ///< null where the start was given
  std::unique_ptr<HalfStep<T>> half_step_;
  Convergence convergence_;
  BasicFactor<T> W_;
  BasicFactor<T> H_;
  BasicFactor<T> next_W_;
  BasicFactor<T> next_H_;  ///< in the first half of an iteration: H, moved on by the momentum
  Momentum momentum_;
  std::int64_t left_dead_ = 0;  ///< topics that were better not revived
};

}  // namespace topicmill
