// The loss family: what a factorization minimizes.
#pragma once

#include <string_view>
#include <vector>

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"

namespace topicmill {

template <class Product>
class Family;

class Loss {
 public:
  virtual ~Loss() = default;

  virtual std::string_view name() const = 0;

  /// The exact fit of every row of V ~ W H^T, without penalties, in double precision and from the stored entries and
  /// sums alone where the loss allows: O(entries k + (n + m) k^2). `side` has V: n x m; W: n x k, H: m x k. Solvers get
  /// the sum for free on their way, in their own precision; this is for what is reported and decided.
  virtual std::vector<Fit> fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const = 0;
  virtual std::vector<Fit> fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                                    const BasicFactor<double>& H) const = 0;

  /// That of all rows.
  template <class T>
  Fit fit(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H) const {
    return sum_of_values(side.V.placed_rows(), fit_rows(side, W, H));
  }

  /// d such that the loss of c v and c p is c^d times that of v and p. Weights are folded into V by it; where it is 0
  /// they cannot be.
  virtual double degree() const = 0;

  /// The half-steps of multiplicative updates (Lee and Seung 2001).
  virtual HalfSteps multiplicative() const = 0;

  /// Half-steps that solve the row problems min x'Gx - 2b'x by a rule; none where the loss is not quadratic.
  virtual HalfSteps quadratic(const PanelRules& /*rules*/) const { return {}; }

  /// The half-steps of second-order coordinate descent; none where quadratic ones do as well.
  virtual HalfSteps newton() const { return {}; }
};

/// frobenius, kullback_leibler, itakura_saito. The one place to register a loss.
Family<Loss> builtin_losses();

}  // namespace topicmill
