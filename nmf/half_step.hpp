// Half a step of every algorithm here: lower the loss in one factor while the other stays.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"

namespace topicmill {

/// How well V ~ X Y^T fits. Sums are accumulated in double.
struct Fit {
  double objective = 0;                   ///< the loss, in its own unit
  double squared_error = 0;               ///< |V - X Y^T|_F^2
  std::vector<std::int64_t> dead_topics;  ///< columns of X that are zero
};

class HalfStep {
 public:
  virtual ~HalfStep() = default;

  /// Lowers the loss of V ~ X Y^T in X. V: n x m, Y: m x k, X: n x k, all non-negative; X is read and rewritten.
  /// Call it as update(V, H, W), then update(Vt, W, H). Work is cut by non-zeros into tasks that do not depend on
  /// threads, and sums are joined in a fixed order. Returns the fit after the update.
  virtual Fit update(const SparseMatrix& V, const Factor& Y, Factor& X) = 0;

  /// Forgets what it remembers of the factors: they were changed from outside.
  virtual void forget() {}
};

}  // namespace topicmill
