// The trace of a factorization, and when to stop.
#pragma once

#include <chrono>
#include <cmath>

#include "nmf/checkpoints.hpp"
#include "nmf/factorize.hpp"
#include "nmf/half_step.hpp"

namespace topicmill {

/// Records iterations and applies the stopping tests.
class Convergence {
 public:
  Convergence(const NmfOptions& options, NmfProgress progress) : options_(options), progress_(std::move(progress)) {}

  /// |V|_F^2, which relative errors are of.
  void set_squared_norm(double squared_norm) { squared_norm_ = squared_norm; }

  /// What is factorized was divided by a power of two: its objectives are to be told times 2^exponent.
  void set_unit(double exponent) { root_unit_ = std::exp2(exponent / 2); }

  /// Who stop together.
  void set_ranks(Collective& ranks) { ranks_ = &ranks; }

  /// Adds an iteration. Throws Error (internal) where the objective is not a number, naming the iteration.
  void record(const Fit& fit);

  /// Tells the progress of the last iteration, once; it may throw to stop.
  void tell();

  /// True once `max_iterations` are done, `max_seconds` have passed, or an iteration gained less than `tolerance` of
  /// all gained since the first: f(t-1) - f(t) < tolerance * (f(1) - f(t)).
  bool done() const { return done(options_.tolerance); }
  bool done(double tolerance) const;  ///< by another tolerance than that of the options; 0: it does not stop

  bool converged() const { return converged(options_.tolerance); }

  /// Where it stands, to come back to.
  struct Mark {
    std::size_t iterations = 0;
    double before = 0;
    double last = 0;
  };
  Mark mark() const { return {trace_.size(), before_, last_}; }

  /// Forgets the iterations since.
  void take_back(const Mark& mark);

  /// Forgets those since that are not below all before them: a way over a hill, which led down.
  void level(const Mark& mark);

  /// An objective of what is factorized as it is to be told; at most the largest double.
  double told(double objective) const;

  /// The iterations so far, and the seconds that they took.
  void archive(StateArchive& archive);

  const std::vector<Iteration>& trace() const { return trace_; }  ///< with objectives to be told
  double first() const { return first_; }                         ///< objective of what is factorized
  double last() const { return last_; }
  double seconds() const;

 private:
  bool converged(double tolerance) const;

  using Clock = std::chrono::steady_clock;

  const NmfOptions& options_;
  Collective* ranks_ = &alone();
  double squared_norm_ = 1;
  double root_unit_ = 1;
  double first_ = 0;
  double before_ = 0;  ///< the last one
  double last_ = 0;
  NmfProgress progress_;
  bool untold_ = false;
  Clock::time_point start_ = Clock::now();
  std::vector<Iteration> trace_;
};

}  // namespace topicmill
