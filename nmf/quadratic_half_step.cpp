#include "nmf/quadratic_half_step.hpp"

#include <algorithm>
#include <cmath>

#include "nmf/loss.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// What a task gathers over its rows.
struct RowSums {
  double cross = 0;  ///< <V Y, X>
  Gram gram;

  RowSums& operator+=(const RowSums& other) {
    cross += other.cross;
    gram += other.gram;
    return *this;
  }
};

/// Updates one task's rows of X, 64 at a time.
class PanelUpdate {
 public:
  PanelUpdate(const SparseMatrix& V, const Factor& Y, const PanelRule& rule, int sweeps, Factor& X)
      : V_(V), Y_(Y), rule_(rule), sweeps_(sweeps), X_(X), product_(panel_rows, X.k()), panels_(3, panel_size(X.k())) {}

  void operator()(RowRange rows, RowSums& sums) {
    for (std::int64_t row = rows.begin; row < rows.end; row += panel_rows) {
      update({row, std::min(row + panel_rows, rows.end)}, sums);
    }
  }

 private:
  static std::int64_t panel_size(std::int64_t k) { return kernels::panel_topics(k) * panel_rows; }

  void update(RowRange rows, RowSums& sums) {
    const std::int64_t count = rows.end - rows.begin;
    const std::int64_t k = X_.k();
    const std::int64_t stride = X_.stride();
    float* x = X_.row(rows.begin);
    float* product = product_.row(0);
    float* B = panels_.row(0);
    float* X = panels_.row(1);
    kernels::multiply_rows({V_.row_starts.data(), V_.columns.data(), V_.values.data(), rows.begin, rows.end}, Y_.row(0),
                           stride, product);
    kernels::to_panel(product, count, k, stride, B);
    kernels::to_panel(x, count, k, stride, X);
    rule_.update(B, sweeps_, panels_.row(2), X);
    kernels::from_panel(X, count, k, stride, x);
    sums.cross += kernels::inner_product(product, x, count, stride);
    kernels::add_gram(x, count, k, stride, sums.gram.data());
  }

  const SparseMatrix& V_;
  const Factor& Y_;
  const PanelRule& rule_;
  int sweeps_;
  Factor& X_;
  Factor product_;
  Factor panels_;
};

/// Sweeps worth one product (Gillis and Glineur 2012): a product gathers nnz k floats, a sweep streams n k^2.
int worthwhile_sweeps(const SparseMatrix& V, std::int64_t k) {
  const double ratio = static_cast<double>(V.nonzeros()) / (static_cast<double>(V.rows) * static_cast<double>(k));
  return static_cast<int>(std::clamp(1.0 + ratio, 1.0, 4.0));
}

double squared_norm(const SparseMatrix& V) {
  return sum_over_rows(even_rows(V.nonzeros(), 16), 0.0, [&](RowRange range, double& sum) {
    for (std::int64_t i = range.begin; i < range.end; ++i) {
      const auto value = static_cast<double>(V.values[static_cast<std::size_t>(i)]);
      sum += value * value;
    }
  });
}

}  // namespace

Fit QuadraticHalfStep::update(const SparseMatrix& V, const Factor& Y, Factor& X) {
  rule_->prepare(gram_of(Y));
  const int sweeps = worthwhile_sweeps(V, X.k());
  RowSums sums = sum_over_rows(rows_by_cost(V, X.k()), RowSums{0, Gram(X.k())},
                               [&](RowRange rows, RowSums& sum) { PanelUpdate(V, Y, *rule_, sweeps, X)(rows, sum); });
  sums.gram.mirror();
  const Fit result = fit(V, Y, X, sums.cross, sums.gram);
  updated_ = &X;
  gram_ = std::move(sums.gram);
  return result;
}

const Gram& QuadraticHalfStep::gram_of(const Factor& Y) {
  if (updated_ != &Y) gram_ = gram(Y);
  return gram_;
}

Fit QuadraticHalfStep::fit(const SparseMatrix& V, const Factor& Y, const Factor& X, double cross, const Gram& gram_X) {
  if (!squared_norm_) squared_norm_ = squared_norm(V);
  Fit fit;
  fit.squared_error = *squared_norm_ - 2 * cross + inner_product(gram_, gram_X);
  // Near an exact fit the terms cancel: sum the residuals themselves.
  if (fit.squared_error < 1e-3 * *squared_norm_) fit.squared_error = squared_error(V, X, Y);
  fit.objective = fit.squared_error / 2;
  for (std::int64_t t = 0; t < X.k(); ++t) {
    if (!(gram_X(t, t) > 0)) fit.dead_topics.push_back(t);
  }
  return fit;
}

}  // namespace topicmill
