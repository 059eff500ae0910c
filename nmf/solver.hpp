// The solver family: how a half-step lowers the loss.
#pragma once

#include <string_view>

#include "nmf/loss.hpp"

namespace topicmill {

template <class Product>
class Family;

struct OnlineOptions;

class Solver {
 public:
  virtual ~Solver() = default;

  /// The half-steps that minimize `loss`. None where this solver cannot.
  virtual HalfSteps half_steps(const Loss& loss) const = 0;

  virtual std::string_view name() const = 0;

  /// Whether a zero of a factor stays zero for ever, so that the start should have none.
  virtual bool locks_zeros() const { return false; }

  /// Whether it is sped up by extrapolation (momentum.hpp), which takes back steps that raise the objective.
  virtual bool extrapolates() const { return false; }

  /// The solver that does the work: itself, or one of its own that suits the loss best.
  virtual const Solver& picked_for(const Loss& /*loss*/) const { return *this; }

  /// How rows come, where they come in batches of which none is kept (a run over text does that); else null.
  virtual const OnlineOptions* batches() const { return nullptr; }
};

/// auto, hals, mu, newton, als, bpp, online. The one place to register a solver.
Family<Solver> builtin_solvers();

}  // namespace topicmill
