// Alternating least squares: the unconstrained solution of each half, made non-negative.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x <- max(0, G^-1 b) by Cholesky (Berry et al. 2007), then coordinate descent from there: clipping alone is not the
/// non-negative solution of rows with an active bound, and would stop ALS short of the optimum.
template <class T>
class LeastSquaresRule : public PanelRule<T> {
 public:
  void prepare(const Gram& gram) override;
  void update(ConstPanel<T> B, int sweeps, Panel<T> scratch, Panel<T> X) const override;

 private:
  FormBuffer<T> form_;
  FormBuffer<T> cholesky_;
};

/// Frobenius only. Fast at first; the objective may rise on the way.
class Als : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return loss.quadratic(panel_rules<LeastSquaresRule>()); }
  std::string_view name() const override { return "als"; }
};

}  // namespace topicmill
