#include "nmf/algebra/column_sums.hpp"

#include "base/vector_sum.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {

template <class T>
std::vector<double> column_sums(const BasicFactor<T>& X) {
  const VectorSum zero(X.k());
  const auto add_rows = [&](RowRange rows, VectorSum& sums) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const auto row = X.row_span(i);
      for (std::size_t t = 0; t < row.size(); ++t) sums.values[t] += static_cast<double>(row[t]);
    }
  };
  return sum_over_rows(even_rows(X.placed_rows(), 64 * X.k()), zero, add_rows).values;
}

template <class T>
std::vector<std::int64_t> zero_columns(const BasicFactor<T>& X) {
  const std::vector<double> sums = column_sums(X);
  std::vector<std::int64_t> columns;
  for (std::int64_t t = 0; t < X.k(); ++t) {
    if (!(sums[static_cast<std::size_t>(t)] > 0)) columns.push_back(t);
  }
  return columns;
}

template std::vector<std::int64_t> zero_columns(const BasicFactor<float>&);
template std::vector<std::int64_t> zero_columns(const BasicFactor<double>&);
template std::vector<double> column_sums(const BasicFactor<float>&);
template std::vector<double> column_sums(const BasicFactor<double>&);

}  // namespace topicmill
