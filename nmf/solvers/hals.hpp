// Hierarchical alternating least squares: exact coordinate descent, one topic after the other.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x_t <- max(0, (b_t - sum over s != t of G_ts x_s) / G_tt) (Cichocki, Zdunek and Amari 2007), several sweeps per
/// product where they are cheap (Gillis and Glineur 2012). The objective never rises.
class HalsRule : public PanelRule {
 public:
  void prepare(const Gram& gram) override { form_.assign(gram); }
  void update(const float* B, int sweeps, float* /*scratch*/, float* X) const override {
    kernels::hals_sweeps(form_.view(), B, sweeps, X);
  }

 private:
  FormBuffer form_;
};

/// Frobenius only.
class Hals : public Solver {
 public:
  std::unique_ptr<HalfStep> half_step(const Loss& loss) const override {
    return loss.quadratic(std::make_unique<HalsRule>());
  }
  std::string_view name(const Loss&) const override { return "hals"; }
  bool extrapolates(const Loss&) const override { return true; }
};

}  // namespace topicmill
