// Builds a sparse matrix from entries in any order.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "matrices/formats/matrix_source.hpp"

namespace topicmill {

/// Rows and columns from 0.
template <class T>
struct Triplet {
  std::int64_t row = 0;
  std::uint32_t column = 0;
  T value = 0;
};

/// Gathers entries in blocks: memory grows with what is read (16 bytes each, 24 in double), never with what a header
/// promises.
template <class T>
class Triplets {
 public:
  void add(Triplet<T> entry);

  /// Sums the entries of one place in the order they came, and drops zeros. O(entries + rows), and O(d log d) for each
  /// row of d entries that is not in order; sorts rows in parallel. Fails where a sum exceeds T.
  BasicSparseMatrix<T> to_matrix(std::int64_t rows, std::int64_t cols, const MatrixSource& source) &&;

 private:
  std::vector<std::vector<Triplet<T>>> blocks_;
};

/// Brings the rows of a matrix, filled in any order, into theirs: columns ascend, the entries of one place are summed,
/// zeros dropped. Costs and failures as of Triplets.
template <class T>
void tidy_rows(BasicSparseMatrix<T>& matrix, const MatrixSource& source);

}  // namespace topicmill
