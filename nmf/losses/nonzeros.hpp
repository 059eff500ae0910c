// Exact sums over the non-zeros of V and the products of the factors there.
#pragma once

#include "nmf/factor.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {

/// Sum of term(v, p) over the non-zeros of V, p = (W H^T)_ij in double precision. O(nnz k), joined in a fixed order.
template <class Term>
double sum_over_nonzeros(const SparseMatrix& V, const Factor& W, const Factor& H, const Term& term) {
  const auto product = [&](std::int64_t i, std::uint32_t j) {
    double p = 0;
    for (std::int64_t t = 0; t < W.k(); ++t) p += static_cast<double>(W(i, t)) * static_cast<double>(H(j, t));
    return p;
  };
  return sum_over_rows(rows_by_cost(V, W.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const auto columns = V.row_columns(i);
      const auto values = V.row_values(i);
      for (std::size_t a = 0; a < columns.size(); ++a) {
        sum += term(static_cast<double>(values[a]), product(i, columns[a]));
      }
    }
  });
}

}  // namespace topicmill
