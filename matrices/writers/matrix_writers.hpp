// The members of the matrix writer family.
#pragma once

#include "matrices/matrix_writer.hpp"

namespace topicmill {

/// Matrix Market, without names.
class MtxWriter : public MatrixWriter {
 public:
  std::string extension() const override { return "mtx"; }
  void write(const NamedMatrix& matrix, const std::filesystem::path& path) const override;
};

/// SciPy's scipy.sparse.load_npz: csr of float32, indices of 32 bits where they suffice, stored without compression.
class NpzWriter : public MatrixWriter {
 public:
  std::string extension() const override { return "npz"; }
  void write(const NamedMatrix& matrix, const std::filesystem::path& path) const override;
};

/// MATLAB's Level 5 MAT-file: a sparse matrix by its name, and cell arrays `terms` (1 x m) and `documents` (n x 1). At
/// most 2 GiB a variable.
class MatWriter : public MatrixWriter {
 public:
  std::string extension() const override { return "mat"; }
  void write(const NamedMatrix& matrix, const std::filesystem::path& path) const override;
};

/// R's serialization (version 2, gzip) of a dgCMatrix of the package Matrix, with dimnames: at most 2^31 - 1 non-zeros.
class RdsWriter : public MatrixWriter {
 public:
  std::string extension() const override { return "rds"; }
  void write(const NamedMatrix& matrix, const std::filesystem::path& path) const override;
};

/// "0 COLUMN:VALUE ..." a document, columns from 1: libsvm, svmlight, scikit-learn's load_svmlight_file.
class SvmlightWriter : public MatrixWriter {
 public:
  std::string extension() const override { return "svmlight"; }
  void write(const NamedMatrix& matrix, const std::filesystem::path& path) const override;
};

}  // namespace topicmill
