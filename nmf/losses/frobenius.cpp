// 1/2 |V - W H^T|_F^2.
#include "nmf/losses/losses.hpp"
#include "nmf/quadratic_half_step.hpp"
#include "nmf/solvers/multiplicative.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {

double FrobeniusLoss::objective(const Side<float>& side, const Factor& W, const Factor& H) const {
  return squared_error(side, W, H) / 2;
}

double FrobeniusLoss::objective(const Side<double>& side, const BasicFactor<double>& W,
                                const BasicFactor<double>& H) const {
  return squared_error(side, W, H) / 2;
}

HalfSteps FrobeniusLoss::quadratic(const PanelRules& rules) const {
  return {std::make_unique<QuadraticHalfStep<float>>(rules.single),
          std::make_unique<QuadraticHalfStep<double>>(rules.wide)};
}

HalfSteps FrobeniusLoss::multiplicative() const { return quadratic(panel_rules<MultiplicativeRule>()); }

}  // namespace topicmill
