#include "base/sparse_matrix.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <iterator>
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

/// Where the next entry of each column goes, for every slice of rows.
using Places = std::vector<std::vector<std::int64_t>>;

/// Puts the entries of every slice [starts[s], starts[s + 1]) where `order` says that its columns begin: order(counts,
/// row_starts) turns counts per slice and column into places, and fills in the row starts of the result.
template <class T, class Order>
BasicSparseMatrix<T> transpose_slices(const BasicSparseMatrix<T>& matrix, std::span<const std::int64_t> starts,
                                      const Order& order) {
  const std::size_t slices = starts.size() - 1;
  Places places(slices, std::vector<std::int64_t>(static_cast<std::size_t>(matrix.cols), 0));
  const auto for_each_slice = [&](const auto& visit) {
    tbb::parallel_for(std::size_t{0}, slices, [&](std::size_t s) {
      for (std::int64_t row = starts[s]; row < starts[s + 1]; ++row) visit(row, places[s]);
    });
  };
  for_each_slice([&](std::int64_t row, std::vector<std::int64_t>& count) {
    for (const auto column : matrix.row_columns(row)) ++count[column];
  });

  BasicSparseMatrix<T> result;
  result.cols = matrix.rows;
  result.row_starts = order(places);
  result.rows = std::ssize(result.row_starts) - 1;
  result.columns.resize(matrix.columns.size());
  result.values.resize(matrix.values.size());
  for_each_slice([&](std::int64_t row, std::vector<std::int64_t>& place) {
    const auto columns = matrix.row_columns(row);
    const auto values = matrix.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const auto at = static_cast<std::size_t>(place[columns[i]]++);
      result.columns[at] = static_cast<std::uint32_t>(row);
      result.values[at] = values[i];
    }
  });
  return result;
}

}  // namespace

template <class T>
BasicSparseMatrix<T> transpose(const BasicSparseMatrix<T>& matrix) {
  const std::int64_t slices = slice_count(matrix);
  std::vector<std::int64_t> starts;
  for (std::int64_t s = 0; s <= slices; ++s) starts.push_back(slice_begin(matrix, s, slices));
  return transpose_slices<T>(matrix, starts, [&](Places& places) {
    std::vector<std::int64_t> row_starts;
    std::int64_t position = 0;
    for (std::size_t column = 0; column < static_cast<std::size_t>(matrix.cols); ++column) {
      row_starts.push_back(position);
      for (auto& count : places) position += std::exchange(count[column], position);
    }
    row_starts.push_back(position);
    return row_starts;
  });
}

template <class T>
BasicSparseMatrix<T> transpose_blocks(const BasicSparseMatrix<T>& matrix, std::span<const std::int64_t> starts) {
  return transpose_slices<T>(matrix, starts, [](Places& places) {
    std::vector<std::int64_t> row_starts;
    std::int64_t position = 0;
    for (auto& counts : places) {
      for (auto& count : counts) {
        row_starts.push_back(position);
        position += std::exchange(count, position);
      }
    }
    row_starts.push_back(position);
    return row_starts;
  });
}

SparseMatrix stack(SparseMatrix a, const SparseMatrix& b) {
  const std::int64_t before = a.nonzeros();
  a.columns.insert(a.columns.end(), b.columns.begin(), b.columns.end());
  a.values.insert(a.values.end(), b.values.begin(), b.values.end());
  std::transform(b.row_starts.begin() + 1, b.row_starts.end(), std::back_inserter(a.row_starts),
                 [before](std::int64_t start) { return before + start; });
  a.rows += b.rows;
  a.blocks = nullptr;
  return a;
}

template BasicSparseMatrix<float> transpose(const BasicSparseMatrix<float>&);
template BasicSparseMatrix<double> transpose(const BasicSparseMatrix<double>&);
template BasicSparseMatrix<float> transpose_blocks(const BasicSparseMatrix<float>&, std::span<const std::int64_t>);
template BasicSparseMatrix<double> transpose_blocks(const BasicSparseMatrix<double>&, std::span<const std::int64_t>);

}  // namespace topicmill
