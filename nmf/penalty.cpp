#include "nmf/penalty.hpp"

#include "nmf/algebra/tasks.hpp"

namespace topicmill {

template <class T>
double Penalty::of(const BasicFactor<T>& X) const {
  if (is_zero()) return 0;
  return sum_over_rows(even_rows(X.placed_rows(), 4 * X.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) sum += of_row(i, X.row_span(i));
  });
}

template double Penalty::of(const BasicFactor<float>&) const;
template double Penalty::of(const BasicFactor<double>&) const;

}  // namespace topicmill
