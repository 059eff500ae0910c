// Exact sums over the stored entries of V and the products of the factors there.
#pragma once

#include "nmf/factor.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {

/// (X Y^T)_ij in double precision.
template <class T>
double product_at(const BasicFactor<T>& X, const BasicFactor<T>& Y, std::int64_t i, std::int64_t j) {
  double p = 0;
  for (std::int64_t t = 0; t < X.k(); ++t) p += static_cast<double>(X(i, t)) * static_cast<double>(Y(j, t));
  return p;
}

/// Sum of term(v, p) over the stored entries of V, p = (X Y^T)_ij in double. O(entries k), joined in a fixed order.
template <class T, class Term>
double sum_over_entries(const MatrixView<T>& V, const BasicFactor<T>& X, const BasicFactor<T>& Y, const Term& term) {
  return sum_over_rows(rows_by_cost(V, X.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      V.for_each_in_row(i, [&](std::int64_t j, T v) { sum += term(static_cast<double>(v), product_at(X, Y, i, j)); });
    }
  });
}

}  // namespace topicmill
