// The matrix writer family: how `vectorize` hands a matrix to other programs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/registry.hpp"
#include "base/sparse_matrix.hpp"

namespace topicmill {

/// n documents x m terms with their names (n, m); refers to all of it.
struct NamedMatrix {
  std::string_view name;  ///< "counts": of the file, and of the variable where a format has such
  const SparseMatrix& values;
  std::vector<std::string_view> documents;
  std::vector<std::string_view> terms;
};

/// Writes a file that is whole or absent, the same bytes for any number of threads and at any time. Memory: the matrix
/// once more where the format goes by columns. Throws OutputError where the file cannot be written, or where the format
/// cannot hold the matrix, with the limit and the formats that can.
class MatrixWriter {
 public:
  virtual ~MatrixWriter() = default;

  /// What a file name ends in, without the dot: "mtx".
  virtual std::string extension() const = 0;

  virtual void write(const NamedMatrix& matrix, const std::filesystem::path& path) const = 0;
};

/// mtx, npz, mat, rds, svmlight. The one place to register a matrix writer.
Family<MatrixWriter> builtin_matrix_writers();

}  // namespace topicmill
