#include "pipeline/run/factor_rows.hpp"

#include <algorithm>

namespace topicmill {

template <class T>
BasicDenseRows<T> rows_of(const BasicFactor<T>& factor) {
  return {factor.rows(), factor.k(), [&factor](std::int64_t row, std::span<T> values) {
            std::ranges::copy(factor.row_span(row), values.begin());
          }};
}

template <class T>
BasicDenseRows<T> columns_of(const BasicFactor<T>& factor) {
  return {factor.k(), factor.rows(), [&factor](std::int64_t topic, std::span<T> values) {
            for (std::int64_t row = 0; row < factor.rows(); ++row) {
              values[static_cast<std::size_t>(row)] = factor(row, topic);
            }
          }};
}

template BasicDenseRows<float> rows_of(const BasicFactor<float>&);
template BasicDenseRows<double> rows_of(const BasicFactor<double>&);
template BasicDenseRows<float> columns_of(const BasicFactor<float>&);
template BasicDenseRows<double> columns_of(const BasicFactor<double>&);

}  // namespace topicmill
