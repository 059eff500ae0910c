// Rows of a matrix that comes in parts, evenly picked.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// Every 2^s-th row of all that came, of as small an s as has at most `most` of them. Any sequence of parts gives the
/// same rows.
class RowSample {
 public:
  explicit RowSample(std::int64_t most) : most_(most) {}

  /// The rows that follow. Terms of the former ones are among `terms`.
  void add(const SparseMatrix& rows, const std::vector<Term>& terms);

  SparseMatrix take() { return std::move(rows_); }

 private:
  void move_to(const std::vector<Term>& terms);
  void thin();

  std::int64_t most_;
  std::int64_t step_ = 1;
  std::int64_t next_ = 0;  ///< the number of the row that comes next
  SparseMatrix rows_;
  std::vector<Term> terms_;
};

}  // namespace topicmill
