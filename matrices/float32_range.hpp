// Whether float32 holds the values of a matrix.
#pragma once

#include <optional>
#include <string>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// The first value of V that float32 holds in part or not at all, as "1e-45 at row 3, column 7"; one that is nothing
/// beside others of its row and of its column does not matter. O(nonzeros).
std::optional<std::string> beyond_float32(const BasicSparseMatrix<double>& V);

/// V in float32; takes over its pattern.
SparseMatrix in_float32(BasicSparseMatrix<double> V);

}  // namespace topicmill
