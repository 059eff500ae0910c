// 1/2 |V - W H^T|_F^2.
#include <algorithm>

#include "nmf/gram.hpp"
#include "nmf/loss.hpp"
#include "nmf/losses/nonzeros.hpp"
#include "nmf/quadratic_half_step.hpp"
#include "nmf/solvers/multiplicative.hpp"

namespace topicmill {

double squared_error(const SparseMatrix& V, const Factor& W, const Factor& H) {
  // |V - P|^2 = |P|^2 + sum over non-zeros of (v - p)^2 - p^2, where only the first term needs the zeros of V.
  const double at_nonzeros = sum_over_nonzeros(V, W, H, [](double v, double p) { return (v - p) * (v - p) - p * p; });
  return std::max(0.0, at_nonzeros + inner_product(exact_gram(W), exact_gram(H)));
}

double FrobeniusLoss::objective(const SparseMatrix& V, const Factor& W, const Factor& H) const {
  return squared_error(V, W, H) / 2;
}

std::unique_ptr<HalfStep> FrobeniusLoss::quadratic(std::unique_ptr<PanelRule> rule) const {
  return std::make_unique<QuadraticHalfStep>(std::move(rule));
}

std::unique_ptr<HalfStep> FrobeniusLoss::multiplicative() const {
  return quadratic(std::make_unique<MultiplicativeRule>());
}

}  // namespace topicmill
