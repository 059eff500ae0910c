// A sparse matrix in compressed rows: what text makes and nmf factorizes.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/row_blocks.hpp"

namespace topicmill {

/// n x m matrix of T (float or double) in CSR: row i holds columns[row_starts[i] .. row_starts[i+1]), ascending, with
/// their values. Row starts are 64-bit, so non-zeros may exceed 2^32; column ids are 32-bit.
template <class T>
struct BasicSparseMatrix {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::vector<std::int64_t> row_starts{0};  ///< rows + 1 of them
  std::vector<std::uint32_t> columns;
  std::vector<T> values;
  std::shared_ptr<const RowBlocks> blocks{};  ///< how the rows lie; null: in one piece

  std::int64_t nonzeros() const { return static_cast<std::int64_t>(columns.size()); }

  std::span<const std::uint32_t> row_columns(std::int64_t row) const {
    return {columns.data() + row_starts[static_cast<std::size_t>(row)], row_size(row)};
  }
  std::span<const T> row_values(std::int64_t row) const {
    return {values.data() + row_starts[static_cast<std::size_t>(row)], row_size(row)};
  }

 private:
  std::size_t row_size(std::int64_t row) const {
    const auto i = static_cast<std::size_t>(row);
    return static_cast<std::size_t>(row_starts[i + 1] - row_starts[i]);
  }
};

using SparseMatrix = BasicSparseMatrix<float>;

/// The transpose, m x n, rows ascending: parallel, the same bytes for any number of threads.
/// O(nnz + tasks m) time; allocates the result and one count per column and task.
template <class T>
BasicSparseMatrix<T> transpose(const BasicSparseMatrix<T>& matrix);

/// The transposes of blocks of rows, one below the other: (blocks m) x n. Block b holds the rows from starts[b] to
/// starts[b + 1]; columns are numbered as the rows of the whole matrix. Parallel over blocks, the same bytes for any
/// number of threads. O(nnz + blocks m) time; allocates the result.
template <class T>
BasicSparseMatrix<T> transpose_blocks(const BasicSparseMatrix<T>& matrix, std::span<const std::int64_t> starts);

/// The rows of `a`, and below them those of `b`, which has as many columns. O(nnz of b).
SparseMatrix stack(SparseMatrix a, const SparseMatrix& b);

/// The same matrix with values of another type. O(nnz) time and memory.
template <class To, class From>
BasicSparseMatrix<To> with_values_of(const BasicSparseMatrix<From>& matrix) {
  return {matrix.rows,  matrix.cols, matrix.row_starts, matrix.columns, {matrix.values.begin(), matrix.values.end()},
          matrix.blocks};
}

/// Rows, columns and stored entries of a matrix.
struct MatrixShape {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::int64_t nonzeros = 0;
};

/// Of the whole matrix, wherever its rows are.
template <class T>
MatrixShape shape_of(const BasicSparseMatrix<T>& V) {
  if (V.blocks) return {V.blocks->rows, V.cols, V.blocks->entries};
  return {V.rows, V.cols, V.nonzeros()};
}

}  // namespace topicmill
