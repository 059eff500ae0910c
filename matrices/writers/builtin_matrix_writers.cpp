// The list of matrix writers.
#include "matrices/write_matrix.hpp"
#include "matrices/writers/matrix_writers.hpp"

namespace topicmill {

void MtxWriter::write(const NamedMatrix& matrix, const std::filesystem::path& path) const {
  write_matrix_market(matrix.values, path);
}

Family<MatrixWriter> builtin_matrix_writers() {
  return {"matrix format",
          {member<MatrixWriter, MtxWriter>("mtx", "Matrix Market: R's readMM, SciPy's mmread, MATLAB's mmread."),
           member<MatrixWriter, NpzWriter>("npz", "SciPy: scipy.sparse.load_npz."),
           member<MatrixWriter, MatWriter>("mat", "MATLAB and Octave: load, with terms and documents."),
           member<MatrixWriter, RdsWriter>("rds", "R: readRDS, a dgCMatrix with dimnames."),
           member<MatrixWriter, SvmlightWriter>("svmlight", "libsvm and svmlight, every label 0.")}};
}

}  // namespace topicmill
