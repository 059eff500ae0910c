// What a matrix must be before it is factorized.
#pragma once

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// Throws InputError where a value is negative or not finite, naming its row and column (1-based), or where no value
/// is positive; UsageError where k exceeds the smaller side. Returns |V|_F^2.
double check_matrix(const SparseMatrix& V, std::int64_t k);

}  // namespace topicmill
