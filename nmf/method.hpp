// How a factorization goes about it: a loss, and the solver that minimizes it, made once from the options.
#pragma once

#include <memory>
#include <string>

#include "nmf/loss.hpp"
#include "nmf/nmf_options.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// Immutable: all minimizations of one prepared problem share it, side by side.
class Method {
 public:
  /// Throws UsageError where the solver does not minimize the loss.
  Method(const NmfOptions& options, const Registry& registry);

  const Loss& loss() const { return *loss_; }
  const Solver& solver() const { return *solver_; }  ///< the one that does the work, where `auto` was asked

  /// A new one, which remembers how far its minimization went. Throws UsageError where the solver does not work in T.
  template <class T>
  std::unique_ptr<HalfStep<T>> half_step() const;

 private:
  std::string asked_solver_;
  std::unique_ptr<const Loss> loss_;
  std::unique_ptr<const Solver> asked_;
  const Solver* solver_;  ///< asked_, or a part of it
};

}  // namespace topicmill
