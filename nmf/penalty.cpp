#include "nmf/penalty.hpp"

#include "nmf/tasks.hpp"

namespace topicmill {

double Penalty::of(const Factor& X) const {
  if (!(l1 > 0) && !(l2 > 0)) return 0;
  return sum_over_rows(even_rows(X.rows(), 4 * X.k()), 0.0, [&](RowRange rows, double& sum) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      for (const float entry : X.row_span(i)) {
        const auto x = static_cast<double>(entry);
        sum += l1 * x + l2 / 2 * x * x;
      }
    }
  });
}

}  // namespace topicmill
