// Alternating non-negative least squares, every row solved exactly by block principal pivoting.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// The optimum of min x'Gx - 2b'x, x >= 0, row by row in double (Kim and Park 2011): the support is guessed, the rest
/// is a linear system, and what comes out negative changes sides. Starts from the support that the row has.
template <class T>
class PivotRule : public PanelRule<T> {
 public:
  void prepare(const Gram& gram) override;
  void update(ConstPanel<T> B, int sweeps, Panel<T> scratch, Panel<T> X) const override;

 private:
  FormBuffer<double> gram_;
};

/// Frobenius only. The fewest iterations; each costs a cube of the row's support.
class Bpp : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return loss.quadratic(panel_rules<PivotRule>()); }
  std::string_view name() const override { return "bpp"; }
  bool extrapolates() const override { return true; }
};

}  // namespace topicmill
