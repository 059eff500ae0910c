// The solver family: how a half-step lowers the loss.
#pragma once

#include <memory>
#include <string_view>

#include "base/registry.hpp"
#include "nmf/loss.hpp"

namespace topicmill {

class Solver {
 public:
  virtual ~Solver() = default;

  /// The half-steps that minimize `loss`. None where this solver cannot.
  virtual HalfSteps half_steps(const Loss& loss) const = 0;

  /// The name of the solver that does the work: its own, but for `auto`.
  virtual std::string_view name(const Loss& loss) const = 0;

  /// Whether a zero of a factor stays zero for ever, so that the start should have none.
  virtual bool locks_zeros(const Loss&) const { return false; }

  /// Whether it is sped up by extrapolation (momentum.hpp), which takes back steps that raise the objective.
  virtual bool extrapolates(const Loss&) const { return false; }
};

/// auto, hals, mu, newton, als, bpp. The one place to register a solver.
Family<Solver> builtin_solvers();

}  // namespace topicmill
