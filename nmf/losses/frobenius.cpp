// 1/2 |V - W H^T|_F^2.
#include "nmf/losses/losses.hpp"
#include "nmf/quadratic_half_step.hpp"
#include "nmf/solvers/multiplicative.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

template <class T>
std::vector<Fit> fit_of_rows(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H) {
  std::vector<Fit> fits;
  for (const double error : squared_errors(side, W, H)) fits.push_back({error / 2, error});
  return fits;
}

}  // namespace

std::vector<Fit> FrobeniusLoss::fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const {
  return fit_of_rows(side, W, H);
}

std::vector<Fit> FrobeniusLoss::fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                                         const BasicFactor<double>& H) const {
  return fit_of_rows(side, W, H);
}

HalfSteps FrobeniusLoss::quadratic(const PanelRules& rules) const {
  return {std::make_unique<QuadraticHalfStep<float>>(rules.single),
          std::make_unique<QuadraticHalfStep<double>>(rules.wide)};
}

HalfSteps FrobeniusLoss::multiplicative() const { return quadratic(panel_rules<MultiplicativeRule>()); }

}  // namespace topicmill
