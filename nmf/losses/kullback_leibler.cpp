// The generalized Kullback-Leibler divergence: sum v ln(v / p) - v + p.
#include <algorithm>
#include <cmath>

#include "nmf/gram.hpp"
#include "nmf/half_step.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/loss.hpp"
#include "nmf/losses/nonzeros.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

/// k sums of the columns of a factor, in double, joined in a fixed order.
struct ColumnSums {
  std::vector<double> values;

  ColumnSums& operator+=(const ColumnSums& other) {
    std::transform(values.begin(), values.end(), other.values.begin(), values.begin(), std::plus<>());
    return *this;
  }
};

ColumnSums column_sums(const Factor& X) {
  const ColumnSums zero{std::vector<double>(static_cast<std::size_t>(X.k()), 0.0)};
  return sum_over_rows(even_rows(X.rows(), 64 * X.k()), zero, [&](RowRange rows, ColumnSums& sums) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const auto row = X.row_span(i);
      for (std::size_t t = 0; t < row.size(); ++t) sums.values[t] += static_cast<double>(row[t]);
    }
  });
}

double inner_product(const ColumnSums& a, const ColumnSums& b) {
  double sum = 0;
  for (std::size_t t = 0; t < a.values.size(); ++t) sum += a.values[t] * b.values[t];
  return sum;
}

/// Newton passes over 16 topics while their rows of the other factor are at hand.
constexpr int newton_sweeps = 1;

struct RowSums {
  double log_sum = 0;       ///< sum v ln(v / p)
  double product_sum = 0;   ///< sum v p
  double value_sum = 0;     ///< sum v
  double squared_norm = 0;  ///< sum v^2

  RowSums& operator+=(const RowSums& other) {
    log_sum += other.log_sum;
    product_sum += other.product_sum;
    value_sum += other.value_sum;
    squared_norm += other.squared_norm;
    return *this;
  }
};

/// Sums of V alone over the rows.
void add_values(const SparseMatrix& V, RowRange rows, RowSums& sums) {
  for (std::int64_t i = rows.begin; i < rows.end; ++i) {
    for (const float value : V.row_values(i)) {
      const auto v = static_cast<double>(value);
      sums.value_sum += v;
      sums.squared_norm += v * v;
    }
  }
}

/// Updates rows by one rule or another; the column sums of Y stand for the zeros of V.
class DivergenceHalfStep : public HalfStep {
 public:
  void update(const SparseMatrix& V, const Factor& Y, const Factor& X, const Penalty& penalty, Factor& next,
              Fit* fit) final {
    const ColumnSums sums_Y = column_sums(Y);
    std::vector<float> linear(static_cast<std::size_t>(Y.stride()), 0.0F);
    std::transform(sums_Y.values.begin(), sums_Y.values.end(), linear.begin(),
                   [&](double sum) { return static_cast<float>(sum + penalty.l1); });
    const kernels::RowTerms terms{linear.data(), static_cast<float>(penalty.l2)};
    const RowSums sums = sum_over_rows(rows_by_cost(V, X.k()), RowSums{}, [&](RowRange rows, RowSums& sum) {
      const kernels::SparseRows part{V.row_starts.data(), V.columns.data(), V.values.data(), rows.begin, rows.end};
      update_rows(part, Y, terms, X, next);
      if (fit == nullptr) return;
      const auto found = kernels::ratio_sums(part, Y.row(0), X.stride(), next.row(0));
      sum.log_sum += found.log_sum;
      sum.product_sum += found.product_sum;
      add_values(V, rows, sum);
    });
    if (fit != nullptr) *fit = fit_of(sums, Y, sums_Y, next);
  }

 private:
  virtual void update_rows(const kernels::SparseRows& V, const Factor& Y, const kernels::RowTerms& terms,
                           const Factor& X, Factor& next) const = 0;

  static Fit fit_of(const RowSums& sums, const Factor& Y, const ColumnSums& sums_Y, const Factor& X) {
    const ColumnSums sums_X = column_sums(X);
    Fit fit;
    fit.objective = std::max(0.0, sums.log_sum - sums.value_sum + inner_product(sums_X, sums_Y));
    const double squared_product = topicmill::inner_product(gram(X), gram(Y));
    fit.squared_error = std::max(0.0, sums.squared_norm - 2 * sums.product_sum + squared_product);
    for (std::int64_t t = 0; t < X.k(); ++t) {
      if (!(sums_X.values[static_cast<std::size_t>(t)] > 0)) fit.dead_topics.push_back(t);
    }
    return fit;
  }
};

/// x <- x o (sum v_j / p_j y_j) / sum y: the multiplicative update (Lee and Seung 2001).
class RatioHalfStep : public DivergenceHalfStep {
  void update_rows(const kernels::SparseRows& V, const Factor& Y, const kernels::RowTerms& terms, const Factor& X,
                   Factor& next) const override {
    kernels::ratio_rows(V, Y.row(0), terms, X.stride(), X.row(0), next.row(0));
  }
};

/// Newton steps coordinate by coordinate.
class NewtonHalfStep : public DivergenceHalfStep {
  void update_rows(const kernels::SparseRows& V, const Factor& Y, const kernels::RowTerms& terms, const Factor& X,
                   Factor& next) const override {
    kernels::newton_rows(V, Y.row(0), terms, X.k(), X.stride(), newton_sweeps, X.row(0), next.row(0));
  }
};

double log_term(double v, double p) { return v > 0 ? v * std::log(v / std::max(p, 1e-30)) - v : 0; }

}  // namespace

double KullbackLeiblerLoss::objective(const SparseMatrix& V, const Factor& W, const Factor& H) const {
  const double at_nonzeros = sum_over_nonzeros(V, W, H, log_term);
  return std::max(0.0, at_nonzeros + inner_product(column_sums(W), column_sums(H)));
}

std::unique_ptr<HalfStep> KullbackLeiblerLoss::multiplicative() const { return std::make_unique<RatioHalfStep>(); }

std::unique_ptr<HalfStep> KullbackLeiblerLoss::newton() const { return std::make_unique<NewtonHalfStep>(); }

}  // namespace topicmill
