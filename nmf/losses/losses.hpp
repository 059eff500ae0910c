// The losses that come with topicmill.
#pragma once

#include "nmf/loss.hpp"

namespace topicmill {

/// 1/2 |V - W H^T|_F^2.
class FrobeniusLoss : public Loss {
 public:
  std::string_view name() const override { return "frobenius"; }
  std::vector<Fit> fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const override;
  std::vector<Fit> fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                            const BasicFactor<double>& H) const override;
  double degree() const override { return 2; }
  HalfSteps multiplicative() const override;
  HalfSteps quadratic(const PanelRules& rules) const override;
};

/// sum v ln(v / p) - v + p over all entries, p = (W H^T)_ij: the generalized Kullback-Leibler divergence.
/// Zeros of V enter through the column sums of the factors only.
class KullbackLeiblerLoss : public Loss {
 public:
  std::string_view name() const override { return "kullback_leibler"; }
  std::vector<Fit> fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const override;
  std::vector<Fit> fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                            const BasicFactor<double>& H) const override;
  double degree() const override { return 1; }
  HalfSteps multiplicative() const override;
  HalfSteps newton() const override;
};

/// sum u - ln u - 1 over all entries, u = (v + e) / (p + e): the Itakura-Saito divergence, which sees ratios alone. The
/// floor e, 1e-6 of the mean of V, keeps it finite where V or the product is zero. Every entry counts, zeros as well:
/// O(n m k).
class ItakuraSaitoLoss : public Loss {
 public:
  std::string_view name() const override { return "itakura_saito"; }
  std::vector<Fit> fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const override;
  std::vector<Fit> fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                            const BasicFactor<double>& H) const override;
  double degree() const override { return 0; }
  HalfSteps multiplicative() const override;
};

}  // namespace topicmill
