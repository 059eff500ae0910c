// Multiplicative updates (Lee and Seung 2001): every loss has them; simple, monotone and slow.
#pragma once

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// x <- x o max(0, b) / (G x): the Frobenius case. A zero of X stays zero.
template <class T>
class MultiplicativeRule : public PanelRule<T> {
 public:
  void prepare(const Gram& gram) override { form_.assign(gram); }
  void update(ConstPanel<T> B, int sweeps, Panel<T> scratch, Panel<T> X) const override {
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      kernels::multiply_panel(form_.view(), B.data(), scratch.data(), X.data());
    }
  }

 private:
  FormBuffer<T> form_;
};

class Multiplicative : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return loss.multiplicative(); }
  std::string_view name() const override { return "mu"; }
  bool locks_zeros() const override { return true; }
};

}  // namespace topicmill
