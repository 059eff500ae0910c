#include "nmf/penalty.hpp"

#include "nmf/tasks.hpp"

namespace topicmill {

template <class T>
double Penalty::of(const BasicFactor<T>& X) const {
  if (!(l1 > 0) && !(l2 > 0)) return 0;
  return sum_over_rows(even_rows(X.rows(), 4 * X.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      for (const T entry : X.row_span(i)) {
        const auto x = static_cast<double>(entry);
        sum += l1_of(i) * x + l2_of(i) / 2 * x * x;
      }
    }
  });
}

template double Penalty::of(const BasicFactor<float>&) const;
template double Penalty::of(const BasicFactor<double>&) const;

}  // namespace topicmill
