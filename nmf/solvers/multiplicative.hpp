// Multiplicative updates (Lee and Seung 2001): every loss has them; simple, monotone and slow.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x <- x o max(0, b) / (G x): the Frobenius case. A zero of X stays zero.
class MultiplicativeRule : public PanelRule {
 public:
  void prepare(const Gram& gram) override { form_.assign(gram); }
  void update(const float* B, int sweeps, float* scratch, float* X) const override {
    for (int sweep = 0; sweep < sweeps; ++sweep) kernels::multiply_panel(form_.view(), B, scratch, X);
  }

 private:
  FormBuffer form_;
};

class Multiplicative : public Solver {
 public:
  std::unique_ptr<HalfStep> half_step(const Loss& loss) const override { return loss.multiplicative(); }
  std::string_view name(const Loss&) const override { return "mu"; }
  bool locks_zeros(const Loss&) const override { return true; }
};

}  // namespace topicmill
