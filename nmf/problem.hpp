// What is factorized: a matrix, and what is known beside it.
#pragma once

#include <span>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// V: n x m, sparse or dense, with non-negative values; a matrix alone converts to it. Refers to its parts, which must
/// outlive it.
///
/// A weight counts a row or a column as often as it says: the factors are those of a matrix that repeats it so often.
/// Missing values are NaN where NmfOptions::missing says so.
template <class T>
struct Problem {
  MatrixView<T> V;
  std::span<const double> row_weights{};     ///< n of them, above 0; empty: all 1
  std::span<const double> column_weights{};  ///< m of them, above 0; empty: all 1
  const BasicFactors<T>* start = nullptr;    ///< W: n x k and H: m x k to start from; null: NmfOptions::init makes them

  Problem(const MatrixView<T>& matrix) : V(matrix) {}         // NOLINT(google-explicit-constructor)
  Problem(const BasicSparseMatrix<T>& matrix) : V(matrix) {}  // NOLINT(google-explicit-constructor)
  Problem(const BasicFactor<T>& matrix) : V(matrix) {}        // NOLINT(google-explicit-constructor)
};

}  // namespace topicmill
