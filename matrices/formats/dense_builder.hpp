// Builds a sparse matrix from dense values, row after row.
#pragma once

#include <cstdint>
#include <limits>
#include <utility>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// The most columns that a matrix may have, as column ids have 32 bits.
inline constexpr std::int64_t max_columns = std::numeric_limits<std::uint32_t>::max();

/// Memory: the matrix. A column-major file is the transpose of a row-major one: see transpose().
template <class T>
class DenseBuilder {
 public:
  /// The next value of the current row; zeros are left out.
  void add(T value) {
    if (value != 0) {
      matrix_.columns.push_back(static_cast<std::uint32_t>(column_));
      matrix_.values.push_back(value);
    }
    ++column_;
  }

  void end_row() {
    matrix_.row_starts.push_back(matrix_.nonzeros());
    ++matrix_.rows;
    column_ = 0;
  }

  /// Where the next value goes, from 0.
  std::int64_t row() const { return matrix_.rows; }
  std::int64_t column() const { return column_; }

  /// How many values were added, where every row has `cols`.
  std::int64_t count(std::int64_t cols) const { return matrix_.rows * cols + column_; }

  BasicSparseMatrix<T> finish(std::int64_t cols) && {
    matrix_.cols = cols;
    return std::move(matrix_);
  }

 private:
  BasicSparseMatrix<T> matrix_;
  std::int64_t column_ = 0;
};

}  // namespace topicmill
