#include "text/vectorize/document_degree.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

#include "text/vectorize/column_sums.hpp"

namespace topicmill {
namespace {

std::vector<double> sum_of_rows(const SparseMatrix& V) {
  return column_sums(V, [&](std::int64_t begin, std::int64_t end, std::span<double> sums) {
    for (std::int64_t row = begin; row < end; ++row) {
      const auto columns = V.row_columns(row);
      const auto values = V.row_values(row);
      for (std::size_t i = 0; i < columns.size(); ++i) sums[columns[i]] += static_cast<double>(values[i]);
    }
  });
}

/// n: v_i . sum_j v_j.
std::vector<double> degrees(const SparseMatrix& V) {
  const auto sums = sum_of_rows(V);
  std::vector<double> degrees(static_cast<std::size_t>(V.rows), 0);
  tbb::parallel_for(std::int64_t{0}, V.rows, [&](std::int64_t row) {
    const auto columns = V.row_columns(row);
    const auto values = V.row_values(row);
    double& degree = degrees[static_cast<std::size_t>(row)];
    for (std::size_t i = 0; i < columns.size(); ++i) degree += static_cast<double>(values[i]) * sums[columns[i]];
  });
  return degrees;
}

/// Divides the scales that are not 0 by the root of the mean of their squares, and makes the others 1.
void normalize(const PlacedRows& rows, std::vector<double>& scales) {
  std::vector<double> squares(scales.size());
  std::vector<double> counts(scales.size());
  for (std::size_t i = 0; i < scales.size(); ++i) {
    squares[i] = scales[i] * scales[i];
    counts[i] = scales[i] > 0 ? 1 : 0;
  }
  const double unit = std::sqrt(sum_of_values(rows, squares) / std::max(sum_of_values(rows, counts), 1.0));
  for (double& scale : scales) scale = scale > 0 ? scale / unit : 1;
}

}  // namespace

std::vector<double> document_scales(const SparseMatrix& V, double exponent) {
  if (exponent == 0) return {};
  std::vector<double> scales = degrees(V);
  for (double& scale : scales) scale = scale > 0 ? std::pow(scale, -exponent) : 0;
  normalize({V.rows, V.blocks}, scales);
  return scales;
}

void scale_rows(const std::vector<double>& scales, SparseMatrix& V) {
  if (scales.empty()) return;
  tbb::parallel_for(std::int64_t{0}, V.rows, [&](std::int64_t row) {
    const auto begin = V.values.begin() + V.row_starts[static_cast<std::size_t>(row)];
    const auto end = V.values.begin() + V.row_starts[static_cast<std::size_t>(row) + 1];
    const double scale = scales[static_cast<std::size_t>(row)];
    std::transform(begin, end, begin, [=](float v) { return static_cast<float>(static_cast<double>(v) * scale); });
  });
}

}  // namespace topicmill
