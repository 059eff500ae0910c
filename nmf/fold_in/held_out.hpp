// Held-out error by bi-cross-validation: how well topics of some rows and columns foretell entries they never saw
// (Owen and Perry 2009, "Bi-cross-validation of the SVD and the nonnegative matrix factorization").
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/nmf_options.hpp"

namespace topicmill {

/// V with its rows and its columns in two parts each: [A B; C D].
struct HeldOutBlocks {
  SparseMatrix A;   ///< what is foretold
  SparseMatrix B;   ///< the same rows, the other columns: what their topics are found from
  SparseMatrix Ct;  ///< the same columns, the other rows, transposed: what their words are found from
  SparseMatrix D;   ///< what the topics are learned from
};

/// Rows and columns are dealt at random into `folds` parts of equal size; block i holds out the rows and the columns of
/// part i. So every row and every column is held out once, and D keeps (1 - 1/folds)^2 of the matrix. O(folds nnz) time
/// and memory. Precondition: 2 <= folds <= min(n, m).
std::vector<HeldOutBlocks> hold_out(const SparseMatrix& V, std::int64_t folds, std::uint64_t seed);

/// |A - P| / |A| over all blocks, where D ~ W H is factorized, the rows of P come from folding B into H and its columns
/// from folding C into W (section 5 of the paper): below 1 where topics foretell anything, and rising again where they
/// fit what is particular to D. 1 less its square is the share of what was held out that topics foretell. The same
/// measure for every loss. The blocks are factorized side by side, in options.precision. Throws as factorize() does; a
/// D of zeros foretells nothing.
double held_out_error(const std::vector<HeldOutBlocks>& blocks, const NmfOptions& options, std::uint64_t seed,
                      const Registry& registry);

}  // namespace topicmill
