// Half a step of every algorithm here: lower the loss in one factor while the other stays.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"
#include "nmf/penalty.hpp"

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

  /// Writes to `next` a factor that fits V ~ next Y^T better than X does. V: n x m, Y: m x k, X and next: n x k, all
  /// non-negative. Call it as update(V, H, W, ...), then update(Vt, W, H, ...). Work is cut by non-zeros into tasks that
  /// do not depend on threads, and sums are joined in a fixed order. `penalty` is what is minimized beside the loss.
  /// `fit`, where not null, is filled with the fit of V ~ next Y^T, without the penalty.
  virtual void update(const SparseMatrix& V, const Factor& Y, const Factor& X, const Penalty& penalty, Factor& next,
                      Fit* fit) = 0;
};

}  // namespace topicmill
