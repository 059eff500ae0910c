// Exact sums over the stored entries of V and the products of the factors there, row by row.
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "nmf/algebra/factor.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/half_step.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {

/// Calls visit(rows) for the rows of Y that belong to the stored entries of row i of V, block by block: n x m, Y: m x
/// k.
template <class T, class Visit>
void visit_rows_at_entries(const MatrixView<T>& V, std::int64_t i, const BasicFactor<T>& Y, const Visit& visit) {
  using Rows = kernels::GatheredRows<T>;
  if (V.dense()) return visit(Rows{Y.row(0), Y.stride(), nullptr, V.cols()});
  for (std::int64_t row = i; row < V.sparse()->rows; row += V.rows()) {
    const auto columns = V.sparse()->row_columns(row);
    visit(Rows{Y.row(0), Y.stride(), columns.data(), std::ssize(columns)});
  }
}

/// What term(v, p) is for the stored entries of row i of V, p = (X Y^T)_ij in double. O(entries k).
template <class T, class Term>
std::vector<double> terms_of_row(const MatrixView<T>& V, const BasicFactor<T>& X, const BasicFactor<T>& Y,
                                 std::int64_t i, const Term& term) {
  std::vector<double> terms;
  visit_rows_at_entries(V, i, Y, [&](const kernels::GatheredRows<T>& rows) {
    const std::size_t before = terms.size();
    terms.resize(before + static_cast<std::size_t>(rows.count));
    kernels::wide_products(rows, X.row(i), terms.data() + before);
  });
  auto next = terms.begin();
  V.for_each_in_row(i, [&](std::int64_t, T v) {
    *next = term(static_cast<double>(v), *next);
    ++next;
  });
  return terms;
}

/// Their sum.
template <class T, class Term>
double sum_over_row(const MatrixView<T>& V, const BasicFactor<T>& X, const BasicFactor<T>& Y, std::int64_t i,
                    const Term& term) {
  const std::vector<double> terms = terms_of_row(V, X, Y, i, term);
  return std::accumulate(terms.begin(), terms.end(), 0.0);
}

/// Whether row i of V is short, or stores an eighth of its entries or more, so that a sum over all of them, in which
/// nothing has to cancel, takes little longer.
template <class T>
bool can_be_summed_whole(const MatrixView<T>& V, std::int64_t i) {
  constexpr std::int64_t short_row = 64;
  if (V.dense()) return true;
  std::int64_t entries = 0;
  V.for_each_in_row(i, [&](std::int64_t, T) { ++entries; });
  return V.cols() <= std::max(short_row, 8 * entries);
}

/// Sum of term(v, p) over the observed entries of row i of V, its zeros included. O(m k).
template <class T, class Term>
double sum_over_observed(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y, std::int64_t i,
                         const Term& term) {
  const auto columns = static_cast<std::size_t>(side.V.cols());
  std::vector<T> observed(columns, T{1});
  if (side.mask) side.mask->observed_in_row(i, observed);
  std::vector<double> values(columns);
  side.V.for_each_in_row(i, [&](std::int64_t j, T v) { values[static_cast<std::size_t>(j)] = static_cast<double>(v); });
  std::vector<double> products(columns);
  kernels::wide_products<T>({Y.row(0), Y.stride(), nullptr, Y.rows()}, X.row(i), products.data());
  double sum = 0;
  for (std::size_t j = 0; j < columns; ++j) sum += observed[j] > 0 ? term(values[j], products[j]) : 0;
  return sum;
}

/// Sum over the stored entries of row i of V of scale_j y_j: as many as Y has in a row with its padding.
template <class T>
std::vector<double> pull_of_row(const MatrixView<T>& V, const BasicFactor<T>& Y, std::int64_t i,
                                const std::vector<double>& scales) {
  std::vector<double> sum(static_cast<std::size_t>(Y.stride()));
  const double* scale = scales.data();
  visit_rows_at_entries(V, i, Y, [&](const kernels::GatheredRows<T>& rows) {
    kernels::wide_sum(rows, scale, sum.data());
    scale += rows.count;
  });
  return sum;
}

/// What `value_of` says of every row of V, with which it does about as much as a half-step with k topics. Parallel.
template <class T, class ValueOf>
auto of_every_row(const MatrixView<T>& V, std::int64_t k, const ValueOf& value_of) {
  std::vector<decltype(value_of(0))> values(static_cast<std::size_t>(V.rows()));
  for_each_range(rows_by_cost(V, k), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) values[static_cast<std::size_t>(i)] = value_of(i);
  });
  return values;
}

}  // namespace topicmill
