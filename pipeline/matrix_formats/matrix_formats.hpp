// The formats of matrix files, one function each; matrix_file.cpp chooses.
#pragma once

#include "base/sparse_matrix.hpp"
#include "pipeline/matrix_formats/matrix_source.hpp"

namespace topicmill {

// T is float or double. Each reads the source to its end and throws InputError with the place where it is not what the
// format asks for.

/// Matrix Market (math.nist.gov/MatrixMarket/formats.html): 1-based coordinates, or an array column by column.
template <class T>
BasicSparseMatrix<T> read_matrix_market(MatrixSource& source);

/// Plain numbers, a row a line. The first line decides what separates them: commas, else tabs, else blanks. Blank lines
/// are passed over.
template <class T>
BasicSparseMatrix<T> read_dense_text(MatrixSource& source);

/// NumPy's format, versions 1 to 3 (numpy.lib.format): a header in Python's syntax, then the bare values.
template <class T>
BasicSparseMatrix<T> read_npy(MatrixSource& source);

}  // namespace topicmill
