#include "nmf/check_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/error.hpp"

namespace topicmill {
namespace {

[[noreturn]] void refuse(const SparseMatrix& V, std::size_t at) {
  const auto row = std::upper_bound(V.row_starts.begin(), V.row_starts.end(), static_cast<std::int64_t>(at));
  const auto row_number = row - V.row_starts.begin();
  throw InputError(fmt::format("the matrix has {} at row {}, column {}; NMF needs finite values of 0 or more",
                               V.values[at], row_number, V.columns[at] + 1));
}

}  // namespace

double check_matrix(const SparseMatrix& V, std::int64_t k) {
  double squared_norm = 0;
  for (std::size_t at = 0; at < V.values.size(); ++at) {
    const float value = V.values[at];
    if (!(value >= 0.0F) || std::isinf(value)) refuse(V, at);
    squared_norm += static_cast<double>(value) * static_cast<double>(value);
  }
  if (!(squared_norm > 0)) {
    throw InputError(
        fmt::format("the matrix ({} x {}) has no value above 0; there is nothing to factorize", V.rows, V.cols));
  }
  const std::int64_t most = std::min(V.rows, V.cols);
  if (k > most) {
    throw UsageError(
        fmt::format("nmf.topics is {}, and the matrix has only {} rows (documents) and {} columns (terms); "
                    "set nmf.topics to {} or less",
                    k, V.rows, V.cols, most));
  }
  return squared_norm;
}

}  // namespace topicmill
