// The formats of matrix files, one function each; matrix_file.cpp chooses.
#pragma once

#include "base/sparse_matrix.hpp"
#include "matrices/formats/matrix_source.hpp"

namespace topicmill {

// T is float or double. Each reads the source to its end and throws InputError with the place where it is not what the
// format asks for.

/// Matrix Market (math.nist.gov/MatrixMarket/formats.html): 1-based coordinates, or an array column by column.
template <class T>
BasicSparseMatrix<T> read_matrix_market(MatrixSource& source);

/// Plain numbers, a row a line. The first line decides what separates them: commas, else tabs, else semicolons, else
/// blanks. Blank lines are passed over. A header line and names of rows become source.names(): see find_names.
template <class T>
BasicSparseMatrix<T> read_dense_text(MatrixSource& source);

/// NumPy's format, versions 1 to 3 (numpy.lib.format): a header in Python's syntax, then the bare values.
template <class T>
BasicSparseMatrix<T> read_npy(MatrixSource& source);

/// The bag of words of the UCI repository (docword.*.txt): three lines of sizes, then "DOCUMENT WORD COUNT", 1-based.
template <class T>
BasicSparseMatrix<T> read_uci(MatrixSource& source);

/// Whether a file begins so: sizes, and an entry within them.
bool is_uci(std::string_view head);

/// LDA-C: "N WORD:COUNT ..." a line, words from 0. As many columns as the largest word asks for.
template <class T>
BasicSparseMatrix<T> read_ldac(MatrixSource& source);

/// Whether a file begins so: a line of as many counts as its first number says, one at least. `is_all`: the head is all
/// of it.
bool is_ldac(std::string_view head, bool is_all);

/// The members of scipy.sparse.save_npz: csr, csc or coo.
template <class T>
BasicSparseMatrix<T> read_npz(MatrixSource& source);

/// Whether a member of an archive is one of these.
bool is_sparse_npz(const std::string& member);

}  // namespace topicmill
