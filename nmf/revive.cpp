#include "nmf/revive.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>
#include <vector>

#include "nmf/gram.hpp"
#include "nmf/losses/entries.hpp"

namespace topicmill {
namespace {

/// A row counts as fitted when its squared residual is below this share of its squared norm.
constexpr double fitted_share = 1e-6;

/// The unexplained part of row i: |V_i|^2 - 2 V_i (H w) + |H w|^2, as a share of |V_i|^2 too small counted as 0.
template <class T>
double squared_residual(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H, const Gram& gram_H,
                        std::int64_t i) {
  double norm = 0;
  double cross = 0;
  side.V.for_each_in_row(i, [&](std::int64_t j, T value) {
    const auto v = static_cast<double>(value);
    norm += v * v;
    cross += v * product_at(W, H, i, j);
  });
  const double fitted =
      side.mask ? side.mask->squared_product_of_row(i, W.row(i), H, gram_H) : quadratic_form(gram_H, W.row(i));
  const double residual = norm - 2 * cross + fitted;
  return residual > fitted_share * norm ? residual : 0;
}

/// Row i becomes topic t: W_i = e_t, H_t = V_i.
template <class T>
void give(const MatrixView<T>& V, std::int64_t i, std::int64_t t, BasicFactor<T>& W, BasicFactor<T>& H) {
  for (std::int64_t row = 0; row < W.rows(); ++row) W(row, t) = 0;
  std::fill_n(W.row(i), W.k(), T{0});
  W(i, t) = 1;
  V.for_each_in_row(i, [&](std::int64_t j, T value) { H(j, t) = value; });
}

}  // namespace

template <class T>
std::int64_t revive_topics(const Side<T>& side, std::span<const std::int64_t> dead, BasicFactor<T>& W,
                           BasicFactor<T>& H) {
  if (dead.empty()) return 0;
  const Gram gram_H = gram(H);
  std::vector<double> residuals(static_cast<std::size_t>(W.rows()));
  tbb::parallel_for(std::int64_t{0}, W.rows(), [&](std::int64_t i) {
    residuals[static_cast<std::size_t>(i)] = squared_residual(side, W, H, gram_H, i);
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
    give(side.V, row, dead[static_cast<std::size_t>(next)], W, H);
    ++revived;
  }
  return revived;
}

template std::int64_t revive_topics(const Side<float>&, std::span<const std::int64_t>, BasicFactor<float>&,
                                    BasicFactor<float>&);
template std::int64_t revive_topics(const Side<double>&, std::span<const std::int64_t>, BasicFactor<double>&,
                                    BasicFactor<double>&);

}  // namespace topicmill
