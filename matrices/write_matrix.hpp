// Writes matrices for other programs: Matrix Market where sparse, CSV or NumPy where dense.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// A dense matrix of T (float or double) as its writers see it: rows x cols (at least 1), and a function that fills any
/// row (cols values, all finite), from several threads at once.
template <class T>
struct BasicDenseRows {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::function<void(std::int64_t row, std::span<T> values)> fill;
};

using DenseRows = BasicDenseRows<float>;

// Each writes a file that is whole or absent, the same bytes for any number of threads, in bounded memory. Numbers are
// the shortest text that reads back to the same value. Throws OutputError where the file cannot be written.

/// Coordinate real general, 1-based, row by row; counts too, since gensim reads nothing else.
void write_matrix_market(const SparseMatrix& matrix, const std::filesystem::path& path);

/// Plain numbers separated by commas, no header.
template <class T>
void write_dense_csv(const BasicDenseRows<T>& matrix, const std::filesystem::path& path);

/// NumPy's format version 1.0: float32 or float64, little-endian, C order.
template <class T>
void write_npy(const BasicDenseRows<T>& matrix, const std::filesystem::path& path);

}  // namespace topicmill
