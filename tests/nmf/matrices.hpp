// Small matrices for the tests of nmf.
#pragma once

#include <initializer_list>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/random.hpp"

namespace topicmill {

inline SparseMatrix from_rows(const std::vector<std::vector<float>>& rows) {
  SparseMatrix V;
  V.rows = static_cast<std::int64_t>(rows.size());
  V.cols = static_cast<std::int64_t>(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (row[j] == 0.0F) continue;
      V.columns.push_back(static_cast<std::uint32_t>(j));
      V.values.push_back(row[j]);
    }
    V.row_starts.push_back(V.nonzeros());
  }
  return V;
}

/// The documented example.
inline SparseMatrix three_by_three() { return from_rows({{5, 3, 0}, {3, 7, 4}, {6, 2, 5}}); }

inline SparseMatrix random_sparse(std::int64_t rows, std::int64_t cols, float density, std::uint64_t seed = 5) {
  std::vector<std::vector<float>> dense(static_cast<std::size_t>(rows));
  for (std::size_t i = 0; i < dense.size(); ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      const auto index = static_cast<std::uint64_t>(static_cast<std::int64_t>(i) * cols + j);
      dense[i].push_back(random_uniform(seed, index) < density ? random_uniform(seed + 1, index) : 0.0F);
    }
  }
  return from_rows(dense);
}

}  // namespace topicmill
