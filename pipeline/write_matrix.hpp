// Writes matrices for other programs: Matrix Market where sparse, CSV or NumPy where dense.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"

namespace topicmill {

/// A dense matrix as its writers see it: rows x cols (at least 1), and a function that fills any row (cols values, all
/// finite), from several threads at once.
struct DenseRows {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::function<void(std::int64_t row, std::span<float> values)> fill;
};

/// The factor as it is, rows x k: W. Refers to the factor, which must outlive it.
DenseRows rows_of(const Factor& factor);

/// Its transpose, k x rows: H (k x m) of the tall factor (m x k) in memory. Refers to the factor, too.
DenseRows columns_of(const Factor& factor);

// Each writes a file that is whole or absent, the same bytes for any number of threads, in bounded memory. Numbers are
// the shortest text that reads back to the same float. Throws OutputError where the file cannot be written.

/// Coordinate general, 1-based, row by row: "integer" where all values are whole numbers of 32 bits, else "real".
void write_matrix_market(const SparseMatrix& matrix, const std::filesystem::path& path);

/// Plain numbers separated by commas, no header.
void write_dense_csv(const DenseRows& matrix, const std::filesystem::path& path);

/// NumPy's format version 1.0: float32, little-endian, C order.
void write_npy(const DenseRows& matrix, const std::filesystem::path& path);

}  // namespace topicmill
