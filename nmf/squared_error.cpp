#include "nmf/squared_error.hpp"

#include <algorithm>

#include "nmf/gram.hpp"
#include "nmf/losses/entries.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

/// |X Y^T|_F^2 over the observed entries.
template <class T>
double squared_product(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y) {
  const Gram gram_Y = exact_gram(Y);
  if (!side.mask) return inner_product(exact_gram(X), gram_Y);
  return sum_over_rows(rows_by_cost(side.V, X.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      sum += side.mask->squared_product_of_row(i, X.row(i), Y, gram_Y);
    }
  });
}

}  // namespace

template <class T>
double squared_norm(const MatrixView<T>& V) {
  return sum_over_rows(rows_by_cost(V, 1), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      V.for_each_in_row(i, [&](std::int64_t, T v) { sum += static_cast<double>(v) * static_cast<double>(v); });
    }
  });
}

template <class T>
double squared_error(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y) {
  // |V - P|^2 = |P|^2 + sum over non-zeros of (v - p)^2 - p^2, where only the first term needs the zeros of V.
  const double at_entries =
      sum_over_entries(side.V, X, Y, [](double v, double p) { return (v - p) * (v - p) - p * p; });
  return std::max(0.0, at_entries + squared_product(side, X, Y));
}

template double squared_norm(const MatrixView<float>&);
template double squared_norm(const MatrixView<double>&);
template double squared_error(const Side<float>&, const BasicFactor<float>&, const BasicFactor<float>&);
template double squared_error(const Side<double>&, const BasicFactor<double>&, const BasicFactor<double>&);

}  // namespace topicmill
