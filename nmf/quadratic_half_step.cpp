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
  PanelUpdate(const SparseMatrix& V, const Basis& basis, const PanelRule& rule, int sweeps, double l1, std::int64_t k)
      : V_(V),
        basis_(basis),
        rule_(rule),
        sweeps_(sweeps),
        l1_(static_cast<float>(l1)),
        product_(panel_rows, k),
        panels_(3, panel_size(k)) {}

  void operator()(RowRange rows, const Factor& X, Factor& next, bool with_gram, RowSums& sums) {
    for (std::int64_t row = rows.begin; row < rows.end; row += panel_rows) {
      const std::int64_t count = std::min(panel_rows, rows.end - row);
      update(row, count, X.row(row), next.row(row));
      sums.cross += kernels::inner_product(product_.row(0), next.row(row), count, X.stride());
      if (with_gram) kernels::add_gram(next.row(row), count, X.k(), X.stride(), sums.gram.data());
    }
  }

 private:
  static std::int64_t panel_size(std::int64_t k) { return kernels::panel_topics(k) * panel_rows; }

  void update(std::int64_t row, std::int64_t count, const float* x, float* next) {
    const std::int64_t k = product_.k();
    const std::int64_t stride = product_.stride();
    float* product = product_.row(0);
    float* B = panels_.row(0);
    float* X = panels_.row(1);
    basis_.multiply({V_.row_starts.data(), V_.columns.data(), V_.values.data(), row, row + count}, product);
    kernels::to_panel(product, count, k, stride, B);
    if (l1_ > 0) std::for_each(B, B + panel_size(k), [this](float& b) { b -= l1_; });
    kernels::to_panel(x, count, k, stride, X);
    rule_.update(B, sweeps_, panels_.row(2), X);
    kernels::from_panel(X, count, k, stride, next);
  }

  const SparseMatrix& V_;
  const Basis& basis_;
  const PanelRule& rule_;
  int sweeps_;
  float l1_;
  Factor product_;
  Factor panels_;
};

/// Sweeps worth one product (Gillis and Glineur 2012): a product waits for nnz k gathered floats, a sweep computes with
/// n k^2 in cache. One sweep alone leaves the rows too far from their optimum, a fifth gains nothing.
int worthwhile_sweeps(const SparseMatrix& V, std::int64_t k) {
  const double ratio = static_cast<double>(V.nonzeros()) / (static_cast<double>(V.rows) * static_cast<double>(k));
  return static_cast<int>(std::clamp(1.5 + 2 * ratio, 2.0, 4.0));
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

void QuadraticHalfStep::update(const SparseMatrix& V, const Factor& Y, const Factor& X, const Penalty& penalty,
                               Factor& next, Fit* fit) {
  basis_.assign(Y);
  // Both penalties amend the row problems alone: l2 the Gram matrix, l1 the right-hand side.
  rule_->prepare(with_ridge(basis_.gram(), penalty.l2));
  const int sweeps = worthwhile_sweeps(V, X.k());
  RowSums sums = sum_over_rows(rows_by_cost(V, X.k()), RowSums{0, Gram(X.k())}, [&](RowRange rows, RowSums& sum) {
    PanelUpdate(V, basis_, *rule_, sweeps, penalty.l1, X.k())(rows, X, next, fit != nullptr, sum);
  });
  if (fit == nullptr) return;
  sums.gram.mirror();
  *fit = fit_of(V, Y, next, sums.cross, sums.gram);
}

Fit QuadraticHalfStep::fit_of(const SparseMatrix& V, const Factor& Y, const Factor& X, double cross,
                              const Gram& gram_X) {
  if (!squared_norm_) squared_norm_ = squared_norm(V);
  Fit fit;
  fit.squared_error = *squared_norm_ - 2 * cross + inner_product(basis_.gram(), gram_X);
  // Near an exact fit the terms cancel: sum the residuals themselves.
  if (fit.squared_error < 1e-3 * *squared_norm_) fit.squared_error = squared_error(V, X, Y);
  fit.objective = fit.squared_error / 2;
  for (std::int64_t t = 0; t < X.k(); ++t) {
    if (!(gram_X(t, t) > 0)) fit.dead_topics.push_back(t);
  }
  return fit;
}

}  // namespace topicmill
