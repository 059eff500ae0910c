// What is written is read back to the same floats, and other programs find the format they expect.
#include "matrices/write_matrix.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <utility>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

/// A matrix of `per_row` values a row, over many chunks; the floats have any exponent, but are no zeros.
SparseMatrix random_matrix(std::int64_t rows, std::int64_t cols, std::int64_t per_row) {
  std::mt19937 random(7);
  SparseMatrix matrix;
  matrix.rows = rows;
  matrix.cols = cols;
  for (std::int64_t row = 0; row < rows; ++row) {
    for (std::int64_t i = 0; i < per_row; ++i) {
      const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
      if (!std::isfinite(value) || value == 0.0F) continue;
      matrix.columns.push_back(static_cast<std::uint32_t>(i * (cols / per_row)));
      matrix.values.push_back(value);
    }
    matrix.row_starts.push_back(matrix.nonzeros());
  }
  return matrix;
}

DenseRows as_dense(const SparseMatrix& matrix) {
  return {matrix.rows, matrix.cols, [&matrix](std::int64_t row, std::span<float> values) {
            std::ranges::fill(values, 0.0F);
            for (std::size_t i = 0; i < matrix.row_columns(row).size(); ++i) {
              values[matrix.row_columns(row)[i]] = matrix.row_values(row)[i];
            }
          }};
}

SparseMatrix small_matrix(std::vector<float> values) { return {2, 3, {0, 1, 3}, {2, 0, 1}, std::move(values)}; }

TEST(WriteMatrix, MatrixMarketReadsBackEqual) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = random_matrix(20'000, 50, 5);
  write_matrix_market(matrix, folder / "m.mtx");
  expect_equal(read_matrix(folder / "m.mtx"), matrix);
}

TEST(WriteMatrix, CsvReadsBackEqual) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = random_matrix(2'000, 50, 25);
  write_dense_csv(as_dense(matrix), folder / "m.csv");
  expect_equal(read_matrix(folder / "m.csv"), matrix);
}

TEST(WriteMatrix, NpyReadsBackEqual) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = random_matrix(2'000, 50, 25);
  write_npy(as_dense(matrix), folder / "m.npy");
  expect_equal(read_matrix(folder / "m.npy"), matrix);
}

TEST(WriteMatrix, WritesMatrixMarketRowByRow) {
  const TemporaryDirectory folder;
  write_matrix_market(small_matrix({0.1F, 1e20F, -2}), folder / "m.mtx");
  EXPECT_EQ(file_text(folder / "m.mtx"),
            "%%MatrixMarket matrix coordinate real general\n2 3 3\n1 3 0.1\n2 1 1e+20\n2 2 -2\n");
}

TEST(WriteMatrix, WritesCountsAsRealNumbersForGensim) {
  const TemporaryDirectory folder;
  write_matrix_market(small_matrix({1, 1e9F, -2}), folder / "m.mtx");
  EXPECT_EQ(file_text(folder / "m.mtx"),
            "%%MatrixMarket matrix coordinate real general\n2 3 3\n1 3 1\n2 1 1000000000\n2 2 -2\n");
}

TEST(WriteMatrix, WritesCsvWithoutHeader) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = small_matrix({0.1F, 1e-7F, 3});
  write_dense_csv(as_dense(matrix), folder / "m.csv");
  EXPECT_EQ(file_text(folder / "m.csv"), "0,0,0.1\n1e-07,3,0\n");
}

TEST(WriteMatrix, AlignsTheDataOfNpy) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = small_matrix({1, 2, 3});
  write_npy(as_dense(matrix), folder / "m.npy");
  const auto bytes = file_text(folder / "m.npy");
  ASSERT_EQ(bytes.size(), 128 + 6 * sizeof(float));
  EXPECT_EQ(bytes.substr(0, 10), std::string("\x93NUMPY\1\0\x76\0", 10));
  EXPECT_EQ(bytes.substr(10, 61), "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }  ");
  EXPECT_EQ(bytes[127], '\n');
}

TEST(WriteMatrix, WritesTheSameBytesForAnyNumberOfThreads) {
  const TemporaryDirectory folder;
  const SparseMatrix matrix = random_matrix(20'000, 50, 5);
  const auto written = [&](std::size_t threads) {
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    write_matrix_market(matrix, folder / "m.mtx");
    return file_text(folder / "m.mtx");
  };
  EXPECT_TRUE(written(1) == written(4));
}

TEST(WriteMatrix, LeavesNothingWhereARowFails) {
  const TemporaryDirectory folder;
  const DenseRows broken{3, 1, [](std::int64_t row, std::span<float>) {
                           if (row == 2) throw InputError("broken");
                         }};
  EXPECT_THROW(write_dense_csv(broken, folder / "m.csv"), InputError);
  EXPECT_THAT(folder.names(), testing::IsEmpty());
}

TEST(WriteMatrix, SaysThatTheDiskIsFull) {
  EXPECT_EQ(message_of<OutputError>([] {
              write_matrix_market(small_matrix({1, 2, 3}), "/dev/full");
            }),
            "cannot write '/dev/full': No space left on device; free some space, or choose another place");
}

}  // namespace
}  // namespace topicmill
