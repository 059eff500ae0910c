// Builds a sparse matrix from entries in any order.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "pipeline/matrix_formats/matrix_source.hpp"

namespace topicmill {

/// Rows and columns from 0.
struct Triplet {
  std::int64_t row = 0;
  std::uint32_t column = 0;
  float value = 0;
};

/// Gathers entries in blocks: memory grows with what is read (16 bytes each), never with what a header promises.
class Triplets {
 public:
  void add(Triplet entry);

  /// Sums the entries of one place in the order they came, and drops zeros. O(entries + rows), and O(d log d) for each
  /// row of d entries that is not in order; sorts rows in parallel. Fails where a sum exceeds float32.
  SparseMatrix to_matrix(std::int64_t rows, std::int64_t cols, const MatrixSource& source) &&;

 private:
  std::vector<std::vector<Triplet>> blocks_;
};

}  // namespace topicmill
