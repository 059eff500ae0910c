// How new rows are folded in: by one method for quadratic losses, by another for all that is left.
#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>

#include "base/sparse_matrix.hpp"
#include "nmf/fold_in/fold_in.hpp"
#include "nmf/penalty.hpp"

namespace topicmill {

/// Finds W while H stays, where V and H are near 1.
class FoldInMethod {
 public:
  virtual ~FoldInMethod() = default;
  virtual FoldedRows solve(const SparseMatrix& V, const Penalty& penalty) const = 0;
};

/// 1 - |v - p|^2 / |v|^2 from |v|^2, <v, p> and |p|^2.
inline float explained_share(double squared_norm, double cross, double squared_product) {
  if (!(squared_norm > 0)) return 0;
  return static_cast<float>(std::clamp((2 * cross - squared_product) / squared_norm, 0.0, 1.0));
}

inline double squared_norm_of(std::span<const float> values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

/// Rows of zeros, to be filled.
inline FoldedRows room_for(const SparseMatrix& V, std::int64_t k) {
  return {Factor(V.rows, k), std::vector<float>(static_cast<std::size_t>(V.rows))};
}

}  // namespace topicmill
