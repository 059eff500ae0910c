#include "base/sparse_matrix.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <utility>

namespace topicmill {
namespace {

SparseMatrix random_matrix(std::int64_t rows, std::int64_t cols, double density) {
  std::mt19937_64 generator(7);
  std::uniform_real_distribution<double> uniform;
  SparseMatrix matrix;
  matrix.rows = rows;
  matrix.cols = cols;
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      if (uniform(generator) >= density) continue;
      matrix.columns.push_back(static_cast<std::uint32_t>(j));
      matrix.values.push_back(static_cast<float>(uniform(generator)));
    }
    matrix.row_starts.push_back(matrix.nonzeros());
  }
  return matrix;
}

TEST(SparseMatrix, TransposeMovesEveryEntry) {
  for (const auto& [rows, cols] : {std::pair{1, 1}, {3, 700}, {2000, 31}, {400, 300}}) {
    const auto matrix = random_matrix(rows, cols, 0.3);
    const auto transposed = transpose(matrix);
    ASSERT_EQ(transposed.rows, cols);
    ASSERT_EQ(transposed.cols, rows);
    std::int64_t found = 0;
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::size_t a = 0; a < matrix.row_columns(i).size(); ++a) {
        const auto column = matrix.row_columns(i)[a];
        const auto documents = transposed.row_columns(column);
        const auto at = std::lower_bound(documents.begin(), documents.end(), static_cast<std::uint32_t>(i));
        ASSERT_TRUE(at != documents.end() && *at == i);
        ASSERT_EQ(transposed.row_values(column)[static_cast<std::size_t>(at - documents.begin())],
                  matrix.row_values(i)[a]);
        ++found;
      }
    }
    EXPECT_EQ(found, transposed.nonzeros());
  }
}

TEST(SparseMatrix, TransposeTwiceIsTheSame) {
  const auto matrix = random_matrix(5000, 90, 0.2);
  const auto again = transpose(transpose(matrix));
  EXPECT_EQ(again.row_starts, matrix.row_starts);
  EXPECT_EQ(again.columns, matrix.columns);
  EXPECT_EQ(again.values, matrix.values);
}

TEST(SparseMatrix, TransposeOfEmptyRowsAndColumns) {
  SparseMatrix matrix;
  matrix.rows = 3;
  matrix.cols = 4;
  matrix.row_starts = {0, 0, 0, 0};
  const auto transposed = transpose(matrix);
  EXPECT_EQ(transposed.rows, 4);
  EXPECT_EQ(transposed.row_starts, (std::vector<std::int64_t>(5, 0)));
}

}  // namespace
}  // namespace topicmill
