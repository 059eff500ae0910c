// A sparse matrix whose rows have sizes that are not known before they are made.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// Rows that are made one after the other.
struct RowBlock {
  std::vector<std::uint32_t> columns;
  std::vector<float> values;
  std::vector<std::size_t> ends;  ///< of each row
};

/// rows x cols: make_row(row, block) appends the entries of the row, columns ascending. Parallel over blocks of rows;
/// while they are joined, the entries are in memory twice.
SparseMatrix join_rows(std::int64_t rows, std::int64_t cols,
                       const std::function<void(std::int64_t, RowBlock&)>& make_row);

}  // namespace topicmill
