// Sums down the columns of a matrix.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// One sum a column: add(begin, end, sums) adds the rows [begin, end) of the matrix, whatever it makes of them. The
/// same for any number of threads: how rows are cut into parts follows from the matrix alone, and parts are added in
/// their order. At most 16 parts; memory is at most a quarter of the non-zeros in doubles, beside one vector of sums.
std::vector<double> column_sums(const SparseMatrix& matrix,
                                const std::function<void(std::int64_t, std::int64_t, std::span<double>)>& add);

}  // namespace topicmill
