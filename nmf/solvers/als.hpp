// Alternating least squares: the unconstrained solution of each half, made non-negative.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x <- max(0, G^-1 b) by Cholesky (Berry et al. 2007), then coordinate descent from there: clipping alone is not the
/// non-negative solution of rows with an active bound, and would stop ALS short of the optimum.
class LeastSquaresRule : public PanelRule {
 public:
  void prepare(const Gram& gram) override;
  void update(const float* B, int sweeps, float* scratch, float* X) const override;

 private:
  FormBuffer form_;
  FormBuffer cholesky_;
};

/// Frobenius only. Fast at first; the objective may rise on the way.
class Als : public Solver {
 public:
  std::unique_ptr<HalfStep> half_step(const Loss& loss) const override {
    return loss.quadratic(std::make_unique<LeastSquaresRule>());
  }
  std::string_view name(const Loss&) const override { return "als"; }
};

}  // namespace topicmill
