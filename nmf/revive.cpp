#include "nmf/revive.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "nmf/gram.hpp"

namespace topicmill {
namespace {

/// A row counts as fitted when its squared residual is below this share of its squared norm.
constexpr double fitted_share = 1e-6;

/// The unexplained part of row i: |V_i|^2 - 2 V_i (H w) + w' (H'H) w, as a share of |V_i|^2 too small counted as 0.
double squared_residual(const SparseMatrix& V, const Factor& W, const Factor& H, const Gram& gram_H, std::int64_t i) {
  const auto columns = V.row_columns(i);
  const auto values = V.row_values(i);
  double norm = 0;
  double cross = 0;
  for (std::size_t a = 0; a < columns.size(); ++a) {
    const auto v = static_cast<double>(values[a]);
    norm += v * v;
    for (std::int64_t t = 0; t < W.k(); ++t) cross += v * static_cast<double>(W(i, t) * H(columns[a], t));
  }
  double fitted = 0;
  for (std::int64_t s = 0; s < W.k(); ++s) {
    for (std::int64_t t = 0; t < W.k(); ++t) fitted += static_cast<double>(W(i, s) * W(i, t)) * gram_H(s, t);
  }
  const double residual = norm - 2 * cross + fitted;
  return residual > fitted_share * norm ? residual : 0;
}

/// Row i becomes topic t: W_i = e_t, H_t = V_i.
void give(const SparseMatrix& V, std::int64_t i, std::int64_t t, Factor& W, Factor& H) {
  for (std::int64_t row = 0; row < W.rows(); ++row) W(row, t) = 0;
  std::fill_n(W.row(i), W.k(), 0.0F);
  W(i, t) = 1;
  const auto columns = V.row_columns(i);
  for (std::size_t a = 0; a < columns.size(); ++a) H(columns[a], t) = V.row_values(i)[a];
}

}  // namespace

std::int64_t revive_topics(const SparseMatrix& V, std::span<const std::int64_t> dead, Factor& W, Factor& H) {
  if (dead.empty()) return 0;
  const Gram gram_H = gram(H);
  std::vector<double> residuals(static_cast<std::size_t>(V.rows));
  tbb::parallel_for(std::int64_t{0}, V.rows, [&](std::int64_t i) {
    residuals[static_cast<std::size_t>(i)] = squared_residual(V, W, H, gram_H, i);
  });
  std::vector<std::int64_t> rows(residuals.size());
  std::iota(rows.begin(), rows.end(), 0);
  const auto wanted = static_cast<std::ptrdiff_t>(std::min(dead.size(), rows.size()));
  std::partial_sort(rows.begin(), rows.begin() + wanted, rows.end(), [&](std::int64_t a, std::int64_t b) {
    const double left = residuals[static_cast<std::size_t>(a)];
    const double right = residuals[static_cast<std::size_t>(b)];
    return left != right ? left > right : a < b;
  });
  std::int64_t revived = 0;
  for (std::ptrdiff_t next = 0; next < wanted; ++next) {
    const std::int64_t row = rows[static_cast<std::size_t>(next)];
    if (!(residuals[static_cast<std::size_t>(row)] > 0)) break;
    give(V, row, dead[static_cast<std::size_t>(next)], W, H);
    ++revived;
  }
  return revived;
}

}  // namespace topicmill
