// Weights of documents by how much they have in common with the others.
#pragma once

#include <vector>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// What each row of V, n x m, is multiplied by: d_i^-exponent, where d_i = v_i . sum_j v_j is the degree of document i
/// in the graph V V' of all documents; 1/2 is the weighting of Xu, Liu and Gong (SIGIR 2003, "Document clustering based
/// on non-negative matrix factorization") for normalized cuts. The mean of their squares, which are weights of rows
/// under a quadratic loss, is 1. A row of zeros gets 1. Empty where the exponent is 0. Parallel; O(nnz); the same for
/// any number of threads.
std::vector<double> document_scales(const SparseMatrix& V, double exponent);

/// Multiplies each row by its scale; none: as it is.
void scale_rows(const std::vector<double>& scales, SparseMatrix& V);

}  // namespace topicmill
