// Hierarchical alternating least squares: exact coordinate descent, one topic after the other.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x_t <- max(0, (b_t - sum over s != t of G_ts x_s) / G_tt) (Cichocki, Zdunek and Amari 2007), several sweeps per
/// product where they are cheap (Gillis and Glineur 2012). The objective never rises.
template <class T>
class HalsRule : public PanelRule<T> {
 public:
  void prepare(const Gram& gram) override { form_.assign(gram); }
  void update(ConstPanel<T> B, int sweeps, Panel<T> /*scratch*/, Panel<T> X) const override {
    kernels::hals_sweeps(form_.view(), B.data(), sweeps, X.data());
  }

 private:
  FormBuffer<T> form_;
};

/// Frobenius only.
class Hals : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return loss.quadratic(panel_rules<HalsRule>()); }
  std::string_view name() const override { return "hals"; }
  bool extrapolates() const override { return true; }
};

}  // namespace topicmill
