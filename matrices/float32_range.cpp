#include "matrices/float32_range.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace topicmill {
namespace {

double largest_of(std::span<const double> values) {
  double largest = 0;
  for (const double value : values) largest = std::max(largest, std::abs(value));  // NaN is never the larger
  return largest;
}

std::vector<double> largest_of_columns(const BasicSparseMatrix<double>& V) {
  std::vector<double> largest(static_cast<std::size_t>(V.cols), 0.0);
  for (std::size_t a = 0; a < V.columns.size(); ++a) {
    largest[V.columns[a]] = std::max(largest[V.columns[a]], std::abs(V.values[a]));
  }
  return largest;
}

}  // namespace

std::optional<std::string> beyond_float32(const BasicSparseMatrix<double>& V) {
  using Float = std::numeric_limits<float>;
  constexpr double nothing = 1e-20;
  const auto of_columns = largest_of_columns(V);
  for (std::int64_t i = 0; i < V.rows; ++i) {
    const auto values = V.row_values(i);
    const auto columns = V.row_columns(i);
    const double of_row = largest_of(values);
    for (std::size_t a = 0; a < values.size(); ++a) {
      const double size = std::abs(values[a]);
      const bool small = size > nothing * std::min(of_row, of_columns[columns[a]]) && size < Float::min();
      if (small || size > Float::max()) return fmt::format("{} at row {}, column {}", values[a], i + 1, columns[a] + 1);
    }
  }
  return std::nullopt;
}

SparseMatrix in_float32(BasicSparseMatrix<double> V) {  // NOLINT(performance-unnecessary-value-param)
  return {V.rows, V.cols, std::move(V.row_starts), std::move(V.columns), {V.values.begin(), V.values.end()}};
}

}  // namespace topicmill
