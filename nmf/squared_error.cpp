#include "nmf/squared_error.hpp"

#include <algorithm>

#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/entries.hpp"

namespace topicmill {

template <class T>
double squared_norm(const MatrixView<T>& V) {
  return sum_over_rows(rows_by_cost(V, 1), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      V.for_each_in_row(i, [&](std::int64_t, T v) { sum += static_cast<double>(v) * static_cast<double>(v); });
    }
  });
}

template <class T>
std::vector<double> squared_errors(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y) {
  // |v - p|^2 = |p|^2 + sum over non-zeros of (v - p)^2 - p^2, where only the first term needs the zeros of V. Where
  // these are few, nothing has to cancel.
  const Gram gram_Y = exact_gram(Y);
  return of_every_row(side.V, X.k(), [&](std::int64_t i) {
    if (can_be_summed_whole(side.V, i)) {
      return sum_over_observed(side, X, Y, i, [](double v, double p) { return (v - p) * (v - p); });
    }
    const double squared_product =
        side.mask ? side.mask->squared_product_of_row(i, X.row(i), Y, gram_Y) : quadratic_form(gram_Y, X.row(i));
    const auto at_entry = [](double v, double p) { return (v - p) * (v - p) - p * p; };
    return std::max(0.0, squared_product + sum_over_row(side.V, X, Y, i, at_entry));
  });
}

template <class T>
double squared_error(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y) {
  return sum_of_values(side.V.placed_rows(), squared_errors(side, X, Y));
}

template double squared_norm(const MatrixView<float>&);
template double squared_norm(const MatrixView<double>&);
template std::vector<double> squared_errors(const Side<float>&, const BasicFactor<float>&, const BasicFactor<float>&);
template std::vector<double> squared_errors(const Side<double>&, const BasicFactor<double>&,
                                            const BasicFactor<double>&);
template double squared_error(const Side<float>&, const BasicFactor<float>&, const BasicFactor<float>&);
template double squared_error(const Side<double>&, const BasicFactor<double>&, const BasicFactor<double>&);

}  // namespace topicmill
