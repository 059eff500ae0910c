// The generalized Kullback-Leibler divergence: sum v ln(v / p) - v + p.
#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/multiply_rows.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/entries.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/losses/losses.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

/// Newton passes over 16 topics while their rows of the other factor are at hand.
constexpr int newton_sweeps = 1;

/// v / p. Below 1e-30 of its value, a product counts as that: a positive entry that the factors cannot reach keeps a
/// finite loss.
double ratio_of(double v, double p) { return v > 0 ? v / std::max(p, 1e-30 * v) : 0; }

double log_term(double v, double p) { return v > 0 ? v * std::log(ratio_of(v, p)) - v : 0; }

template <class Y>
double inner_product(const std::vector<double>& a, const Y& b) {
  return std::inner_product(a.begin(), a.end(), b.begin(), 0.0, std::plus<>(),
                            [](double s, auto t) { return s * static_cast<double>(t); });
}

/// What every row of X sees of Y beside the entries of V: the sum of the rows of Y, and the penalty.
template <class T>
class Terms {
 public:
  Terms(const Side<T>& side, const BasicFactor<T>& Y)
      : side_(side), Y_(Y), all_(column_sums(Y)), linear_(static_cast<std::size_t>(Y.stride()), T{0}) {
    set(all_, side.penalty.l1);
  }

  /// Whether the terms of all rows are the same.
  bool shared() const { return !side_.mask && side_.penalty.l2_scale.empty(); }

  /// Those of row i, valid until the next call.
  kernels::RowTerms<T> of_row(std::int64_t i) {
    if (side_.mask) set(sums_of_row(i), side_.penalty.l1_of(i));
    return {linear_.data(), static_cast<T>(side_.penalty.l2_of(i))};
  }

  /// Calls visit(rows, terms) for ranges of rows whose terms are the same.
  template <class Visit>
  void for_each_range(RowRange rows, const Visit& visit) {
    const std::int64_t at_once = shared() ? rows.end - rows.begin : 1;
    for (std::int64_t i = rows.begin; i < rows.end; i += at_once) visit(RowRange{i, i + at_once}, of_row(i));
  }

  /// Sum over the observed columns of row i of the rows of Y.
  std::vector<double> sums_of_row(std::int64_t i) const {
    return side_.mask ? side_.mask->sum_of_row(i, Y_, all_) : all_;
  }

  /// Sum over the observed columns of row i of the products with x.
  double product_sum(std::int64_t i, std::span<const T> x) const {
    return side_.mask ? inner_product(sums_of_row(i), x) : inner_product(all_, x);
  }

 private:
  void set(const std::vector<double>& sums, double l1) {
    std::transform(sums.begin(), sums.end(), linear_.begin(), [l1](double sum) { return static_cast<T>(sum + l1); });
  }

  const Side<T>& side_;
  const BasicFactor<T>& Y_;
  std::vector<double> all_;
  std::vector<T> linear_;
};

struct FitSums {
  double divergence = 0;     ///< sum v ln(v / p) - v at the entries, and p over all that are observed
  double squared_error = 0;  ///< |V - P|^2, without |P|^2 where nothing is missing

  FitSums& operator+=(const FitSums& other) {
    divergence += other.divergence;
    squared_error += other.squared_error;
    return *this;
  }
};

/// Updates rows by one rule or another.
template <class T>
class DivergenceHalfStep : public HalfStep<T> {
 public:
  void update(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X, BasicFactor<T>& next,
              Fit* fit) final {
    const Terms<T> terms(side, Y);
    const Gram gram_Y = fit == nullptr ? Gram() : gram(Y);
    const FitSums sums = sum_over_rows(rows_by_cost(side.V, X.k()), FitSums{}, [&](RowRange rows, FitSums& sum) {
      Terms<T> own_terms(terms);
      own_terms.for_each_range(rows, [&](RowRange part, const kernels::RowTerms<T>& shared) {
        update_rows(sparse_rows(side.V, part), Y, shared, X, next);
      });
      if (fit != nullptr) add_fit(side, rows, Y, gram_Y, terms, next, sum);
    });
    if (fit == nullptr) return;
    fit->objective = std::max(0.0, sums.divergence);
    const double squared_product = side.mask ? 0 : topicmill::inner_product(gram(next), gram_Y);
    fit->squared_error = std::max(0.0, sums.squared_error + squared_product);
  }

  std::optional<Optimality> optimality(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X) final {
    const Terms<T> terms(side, Y);
    return sum_over_rows(rows_by_cost(side.V, X.k()), Optimality(), [&](RowRange rows, Optimality& sum) {
      for (std::int64_t i = rows.begin; i < rows.end; ++i) {
        const auto pull = pull_of_row(side.V, Y, i, terms_of_row(side.V, X, Y, i, ratio_of));
        std::vector<double> push = terms.sums_of_row(i);
        side.penalty.add_slope(i, X.row_span(i), push.data());
        sum.add_row(X.row(i), pull.data(), push.data(), X.k());
      }
    });
  }

 private:
  virtual void update_rows(const kernels::SparseRows<T>& V, const BasicFactor<T>& Y, const kernels::RowTerms<T>& terms,
                           const BasicFactor<T>& X, BasicFactor<T>& next) const = 0;

  static void add_fit(const Side<T>& side, RowRange rows, const BasicFactor<T>& Y, const Gram& gram_Y,
                      const Terms<T>& terms, const BasicFactor<T>& X, FitSums& sums) {
    const auto found = kernels::ratio_sums(sparse_rows(side.V, rows), Y.row(0), X.stride(), X.row(rows.begin));
    sums.divergence += found.log_sum;
    sums.squared_error -= 2 * found.product_sum;
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      side.V.for_each_in_row(i, [&](std::int64_t, T value) {
        const auto v = static_cast<double>(value);
        sums.divergence -= v;
        sums.squared_error += v * v;
      });
      sums.divergence += terms.product_sum(i, X.row_span(i));
      if (side.mask) sums.squared_error += side.mask->squared_product_of_row(i, X.row(i), Y, gram_Y);
    }
  }
};

/// x <- x o (sum v_j / p_j y_j) / sum y: the multiplicative update (Lee and Seung 2001).
template <class T>
class RatioHalfStep : public DivergenceHalfStep<T> {
  void update_rows(const kernels::SparseRows<T>& V, const BasicFactor<T>& Y, const kernels::RowTerms<T>& terms,
                   const BasicFactor<T>& X, BasicFactor<T>& next) const override {
    kernels::ratio_rows(V, Y.row(0), terms, X.stride(), X.row(V.begin), next.row(V.begin));
  }
};

/// Newton steps coordinate by coordinate.
template <class T>
class NewtonHalfStep : public DivergenceHalfStep<T> {
  void update_rows(const kernels::SparseRows<T>& V, const BasicFactor<T>& Y, const kernels::RowTerms<T>& terms,
                   const BasicFactor<T>& X, BasicFactor<T>& next) const override {
    kernels::newton_rows(V, Y.row(0), terms, X.k(), X.stride(), newton_sweeps, X.row(V.begin), next.row(V.begin));
  }
};

template <class T>
std::vector<Fit> fit_of_rows(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const Terms<T> terms(side, H);
  const std::vector<double> errors = squared_errors(side, W, H);
  return of_every_row(side.V, W.k(), [&](std::int64_t i) {
    const double divergence =
        can_be_summed_whole(side.V, i)
            ? sum_over_observed(side, W, H, i, [](double v, double p) { return log_term(v, p) + p; })
            : sum_over_row(side.V, W, H, i, log_term) + terms.product_sum(i, W.row_span(i));
    return Fit{std::max(0.0, divergence), errors[static_cast<std::size_t>(i)]};
  });
}

}  // namespace

std::vector<Fit> KullbackLeiblerLoss::fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const {
  return fit_of_rows(side, W, H);
}

std::vector<Fit> KullbackLeiblerLoss::fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                                               const BasicFactor<double>& H) const {
  return fit_of_rows(side, W, H);
}

HalfSteps KullbackLeiblerLoss::multiplicative() const { return in_either_precision<HalfStep, RatioHalfStep>(); }

HalfSteps KullbackLeiblerLoss::newton() const { return in_either_precision<HalfStep, NewtonHalfStep>(); }

}  // namespace topicmill
