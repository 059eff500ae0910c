#include "matrices/formats/triplets.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

namespace topicmill {
namespace {

constexpr std::size_t block_entries = std::size_t{1} << 16;

template <class T>
std::size_t position(const BasicSparseMatrix<T>& matrix, std::int64_t row) {
  return static_cast<std::size_t>(matrix.row_starts[static_cast<std::size_t>(row)]);
}

/// Puts every entry into its row, in the order they came; frees the blocks on the way.
template <class T>
void scatter(std::vector<std::vector<Triplet<T>>>& blocks, BasicSparseMatrix<T>& matrix) {
  std::vector<std::int64_t> next(matrix.row_starts.begin(), matrix.row_starts.end() - 1);
  for (auto& block : blocks) {
    for (const Triplet<T>& entry : block) {
      const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(entry.row)]++);
      matrix.columns[at] = entry.column;
      matrix.values[at] = entry.value;
    }
    block = {};
  }
}

template <class T>
using Place = std::pair<std::uint32_t, T>;

/// Sorts one row by column; equal columns keep their order. `places` is scratch.
template <class T>
void sort_row(BasicSparseMatrix<T>& matrix, std::int64_t row, std::vector<Place<T>>& places) {
  const std::size_t begin = position(matrix, row);
  const std::size_t end = position(matrix, row + 1);
  const auto columns = matrix.row_columns(row);
  if (std::is_sorted(columns.begin(), columns.end())) return;
  places.clear();
  for (std::size_t at = begin; at < end; ++at) places.emplace_back(matrix.columns[at], matrix.values[at]);
  std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  for (std::size_t at = begin; at < end; ++at) {
    std::tie(matrix.columns[at], matrix.values[at]) = places[at - begin];
  }
}

template <class T>
void sort_rows(BasicSparseMatrix<T>& matrix) {
  tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, matrix.rows), [&](const auto& rows) {
    std::vector<Place<T>> places;
    for (std::int64_t row = rows.begin(); row < rows.end(); ++row) sort_row(matrix, row, places);
  });
}

/// Sums what stands in one place, from `at` on, and moves `at` behind it.
template <class T>
double sum_place(const BasicSparseMatrix<T>& matrix, std::size_t& at, std::size_t end) {
  const std::uint32_t column = matrix.columns[at];
  double sum = static_cast<double>(matrix.values[at++]);
  for (; at < end && matrix.columns[at] == column; ++at) sum += static_cast<double>(matrix.values[at]);
  return sum;
}

/// Moves the sums that are not 0 together, over sorted rows.
template <class T>
void merge_places(BasicSparseMatrix<T>& matrix, const MatrixSource& source) {
  std::size_t at = 0;
  std::size_t kept = 0;
  for (std::int64_t row = 0; row < matrix.rows; ++row) {
    const std::size_t end = position(matrix, row + 1);
    while (at < end) {
      const std::uint32_t column = matrix.columns[at];
      const double sum = sum_place(matrix, at, end);
      if (std::abs(sum) > static_cast<double>(std::numeric_limits<T>::max())) {
        source.fail(
            fmt::format("the entries of row {}, column {} add up to more than a {}-bit float holds; scale the "
                        "matrix down",
                        row + 1, std::int64_t{column} + 1, 8 * sizeof(T)));
      }
      if (sum == 0) continue;
      matrix.columns[kept] = column;
      matrix.values[kept++] = static_cast<T>(sum);
    }
    matrix.row_starts[static_cast<std::size_t>(row) + 1] = static_cast<std::int64_t>(kept);
  }
  matrix.columns.resize(kept);
  matrix.values.resize(kept);
}

}  // namespace

template <class T>
void Triplets<T>::add(Triplet<T> entry) {
  if (blocks_.empty() || blocks_.back().size() == block_entries) blocks_.emplace_back().reserve(block_entries);
  blocks_.back().push_back(entry);
}

template <class T>
BasicSparseMatrix<T> Triplets<T>::to_matrix(std::int64_t rows, std::int64_t cols, const MatrixSource& source) && {
  BasicSparseMatrix<T> matrix;
  matrix.rows = rows;
  matrix.cols = cols;
  matrix.row_starts.resize(static_cast<std::size_t>(rows) + 1);
  for (const auto& block : blocks_) {
    for (const Triplet<T>& entry : block) ++matrix.row_starts[static_cast<std::size_t>(entry.row) + 1];
  }
  std::partial_sum(matrix.row_starts.begin(), matrix.row_starts.end(), matrix.row_starts.begin());
  matrix.columns.resize(position(matrix, rows));
  matrix.values.resize(position(matrix, rows));
  scatter(blocks_, matrix);
  tidy_rows(matrix, source);
  return matrix;
}

template <class T>
void tidy_rows(BasicSparseMatrix<T>& matrix, const MatrixSource& source) {
  sort_rows(matrix);
  merge_places(matrix, source);
}

template void tidy_rows(BasicSparseMatrix<float>&, const MatrixSource&);
template void tidy_rows(BasicSparseMatrix<double>&, const MatrixSource&);

template class Triplets<float>;
template class Triplets<double>;

}  // namespace topicmill
