// The solvers that leave the work to the one which suits the loss.
#pragma once

#include <string_view>

#include "nmf/online_options.hpp"
#include "nmf/solver.hpp"
#include "nmf/solvers/hals.hpp"
#include "nmf/solvers/multiplicative.hpp"
#include "nmf/solvers/newton.hpp"

namespace topicmill {

/// Picks the fastest solver for the loss: hals where it is quadratic, newton where it is twice smooth, mu elsewhere.
class AutoSolver : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return picked_for(loss).half_steps(loss); }
  std::string_view name() const override { return "auto"; }
  const Solver& picked_for(const Loss& loss) const override {
    if (hals_.half_steps(loss)) return hals_;
    if (newton_.half_steps(loss)) return newton_;
    return multiplicative_;
  }

 private:
  Hals hals_;
  Newton newton_;
  Multiplicative multiplicative_;
};

/// The same for the rows of each batch. A matrix that is there whole is one.
class OnlineSolver : public AutoSolver {
 public:
  explicit OnlineSolver(OnlineOptions options) : options_(options) {}
  std::string_view name() const override { return "online"; }
  const OnlineOptions* batches() const override { return &options_; }

 private:
  OnlineOptions options_;
};

}  // namespace topicmill
