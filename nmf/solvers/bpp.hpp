// Alternating non-negative least squares, every row solved exactly by block principal pivoting.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// The optimum of min x'Gx - 2b'x, x >= 0, row by row in double (Kim and Park 2011): the support is guessed, the rest
/// is a linear system, and what comes out negative changes sides. Starts from the support that the row has.
class PivotRule : public PanelRule {
 public:
  void prepare(const Gram& gram) override;
  void update(const float* B, int sweeps, float* scratch, float* X) const override;

 private:
  Gram gram_;
};

/// Frobenius only. The fewest iterations; each costs a cube of the row's support.
class Bpp : public Solver {
 public:
  std::unique_ptr<HalfStep> half_step(const Loss& loss) const override {
    return loss.quadratic(std::make_unique<PivotRule>());
  }
  std::string_view name(const Loss&) const override { return "bpp"; }
  bool extrapolates(const Loss&) const override { return true; }
};

}  // namespace topicmill
