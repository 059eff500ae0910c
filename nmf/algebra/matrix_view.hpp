// V as nmf reads it: sparse rows, dense ones, or the transposes of blocks of rows.
#pragma once

#include <cstdint>
#include <memory>
#include <utility>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// n x m, sparse or dense. Refers to the matrix, which must outlive it.
///
/// A sparse one may lie in blocks of columns, one below the other (transpose_blocks()): then a product with a factor
/// is a sum over blocks (nmf/algebra/multiply.hpp), each of which reads only its own rows of that factor.
///
/// Its `exponent` says what it stands for: the matrix that was given is 2^exponent times this one
/// (nmf/algebra/scale.hpp).
template <class T>
class MatrixView {
 public:
  MatrixView(const BasicSparseMatrix<T>& V)
      : MatrixView(V, 0, nullptr) {}                   // NOLINT(google-explicit-constructor): V is one
  MatrixView(const BasicFactor<T>& V) : dense_(&V) {}  // NOLINT(google-explicit-constructor): V is one
  MatrixView(const BasicFactor<T>& V, int exponent) : dense_(&V), exponent_(exponent) {}
  /// Whose columns lie in `column_blocks`, those here below one another, as transpose_blocks() puts them; null: in one
  /// piece.
  MatrixView(const BasicSparseMatrix<T>& V, int exponent, const RowBlocks* column_blocks = nullptr)
      : sparse_(&V),
        exponent_(exponent),
        blocks_(column_blocks == nullptr ? 1 : static_cast<std::int64_t>(column_blocks->blocks())),
        row_blocks_(V.blocks),
        column_blocks_(column_blocks) {}

  std::int64_t rows() const { return sparse_ ? sparse_->rows / blocks_ : dense_->rows(); }
  std::int64_t cols() const { return sparse_ ? sparse_->cols : dense_->k(); }

  int exponent() const { return exponent_; }

  /// Of columns that are here; 1 where V is whole.
  std::int64_t blocks() const { return blocks_; }

  /// How the columns lie; null: in one piece.
  const RowBlocks* column_blocks() const { return column_blocks_; }

  /// How the rows lie: as those of the sparse matrix, unless place_rows() says otherwise.
  void place_rows(std::shared_ptr<const RowBlocks> blocks) { row_blocks_ = std::move(blocks); }
  PlacedRows placed_rows() const { return {rows(), row_blocks_}; }

  /// Rows and stored entries of the whole matrix, wherever they are.
  std::int64_t whole_rows() const { return row_blocks_ ? row_blocks_->rows : rows(); }
  std::int64_t whole_entries() const {
    if (row_blocks_) return row_blocks_->entries;
    return column_blocks_ != nullptr ? column_blocks_->entries : entries();
  }

  /// Null where V is of the other form. Row i of block b is row b rows() + i.
  const BasicSparseMatrix<T>* sparse() const { return sparse_; }
  const BasicFactor<T>* dense() const { return dense_; }

  /// Entries that are stored here.
  std::int64_t entries() const { return sparse_ ? sparse_->nonzeros() : dense_->rows() * dense_->k(); }

  /// Stored entries of the rows before `row`.
  std::int64_t entries_before(std::int64_t row) const {
    if (dense_) return row * dense_->k();
    std::int64_t entries = 0;
    for (std::int64_t b = 0; b < blocks_; ++b) entries += start_of(b * rows() + row) - start_of(b * rows());
    return entries;
  }

  /// Calls visit(column, value) for the stored entries of row i, columns ascending.
  template <class Visit>
  void for_each_in_row(std::int64_t i, const Visit& visit) const {
    if (dense_) {
      for (std::int64_t j = 0; j < dense_->k(); ++j) visit(j, (*dense_)(i, j));
      return;
    }
    for (std::int64_t row = i; row < sparse_->rows; row += rows()) {
      const auto columns = sparse_->row_columns(row);
      const auto values = sparse_->row_values(row);
      for (std::size_t a = 0; a < columns.size(); ++a) visit(std::int64_t{columns[a]}, values[a]);
    }
  }

 private:
  std::int64_t start_of(std::int64_t row) const { return sparse_->row_starts[static_cast<std::size_t>(row)]; }

  const BasicSparseMatrix<T>* sparse_ = nullptr;
  const BasicFactor<T>* dense_ = nullptr;
  int exponent_ = 0;
  std::int64_t blocks_ = 1;
  std::shared_ptr<const RowBlocks> row_blocks_;
  const RowBlocks* column_blocks_ = nullptr;
};

/// V with its transpose, both of one form.
template <class T>
class MatrixPair {
 public:
  /// Stores V dense where it is more than a third full, all here, and `dense_pays`, sparse elsewhere; copies it only
  /// where it is not of that form. V must outlive the pair. Where `in_blocks`, the transpose of a V whose rows lie in
  /// blocks does so as well. O(entries) time.
  MatrixPair(const MatrixView<T>& V, bool dense_pays, bool in_blocks = false);

  const MatrixView<T>& matrix() const { return V_; }
  const MatrixView<T>& transposed() const { return Vt_; }

 private:
  MatrixView<T> keep(BasicSparseMatrix<T> matrix, const RowBlocks* blocks = nullptr);
  MatrixView<T> keep(BasicFactor<T> matrix);

  std::vector<std::unique_ptr<const BasicSparseMatrix<T>>> sparse_;
  std::vector<std::unique_ptr<const BasicFactor<T>>> dense_;
  MatrixView<T> V_;
  MatrixView<T> Vt_;
};

/// The stored entries that are not zero, as a sparse matrix.
template <class T>
BasicSparseMatrix<T> to_sparse(const BasicFactor<T>& V);

/// The same matrix with its zeros stored. Parallel over rows.
template <class T>
BasicFactor<T> to_dense(const BasicSparseMatrix<T>& V);

/// X: n x k as k x n. Parallel.
template <class T>
BasicFactor<T> transpose(const BasicFactor<T>& X);

}  // namespace topicmill
