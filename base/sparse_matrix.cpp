#include "base/sparse_matrix.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

/// Rows are cut into this many slices of about equal non-zeros, each with a count per column.
template <class T>
std::int64_t slice_count(const BasicSparseMatrix<T>& matrix) {
  const std::int64_t by_size = matrix.nonzeros() / std::max<std::int64_t>(matrix.cols, 1 << 14);
  return std::clamp<std::int64_t>(by_size, 1, 64);
}

/// Row where slice s of `slices` begins.
template <class T>
std::int64_t slice_begin(const BasicSparseMatrix<T>& matrix, std::int64_t s, std::int64_t slices) {
  const std::int64_t target = matrix.nonzeros() / slices * s + matrix.nonzeros() % slices * s / slices;
  if (s == slices) return matrix.rows;
  return std::lower_bound(matrix.row_starts.begin(), matrix.row_starts.end() - 1, target) - matrix.row_starts.begin();
}

}  // namespace

template <class T>
BasicSparseMatrix<T> transpose(const BasicSparseMatrix<T>& matrix) {
  const std::int64_t slices = slice_count(matrix);
  const auto cols = static_cast<std::size_t>(matrix.cols);
  std::vector<std::vector<std::int64_t>> next(static_cast<std::size_t>(slices), std::vector<std::int64_t>(cols, 0));
  const auto for_each_slice = [&](const auto& visit) {
    tbb::parallel_for(std::int64_t{0}, slices, [&](std::int64_t s) {
      visit(next[static_cast<std::size_t>(s)], slice_begin(matrix, s, slices), slice_begin(matrix, s + 1, slices));
    });
  };

  for_each_slice([&](std::vector<std::int64_t>& count, std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      for (const auto column : matrix.row_columns(row)) ++count[column];
    }
  });

  BasicSparseMatrix<T> result;
  result.rows = matrix.cols;
  result.cols = matrix.rows;
  result.row_starts.resize(cols + 1);
  std::int64_t position = 0;
  for (std::size_t column = 0; column < cols; ++column) {
    result.row_starts[column] = position;
    for (auto& count : next) position += std::exchange(count[column], position);
  }
  result.row_starts[cols] = position;
  result.columns.resize(matrix.columns.size());
  result.values.resize(matrix.values.size());

  for_each_slice([&](std::vector<std::int64_t>& place, std::int64_t begin, std::int64_t end) {
    for (std::int64_t row = begin; row < end; ++row) {
      const auto columns = matrix.row_columns(row);
      const auto values = matrix.row_values(row);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto at = static_cast<std::size_t>(place[columns[i]]++);
        result.columns[at] = static_cast<std::uint32_t>(row);
        result.values[at] = values[i];
      }
    }
  });
  return result;
}

template BasicSparseMatrix<float> transpose(const BasicSparseMatrix<float>&);
template BasicSparseMatrix<double> transpose(const BasicSparseMatrix<double>&);

}  // namespace topicmill
