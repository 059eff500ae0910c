// Half a step of every algorithm here: lower the loss in one factor while the other stays.
#pragma once

#include <optional>

#include "nmf/algebra/either_precision.hpp"
#include "nmf/algebra/mask.hpp"
#include "nmf/algebra/matrix_view.hpp"
#include "nmf/checkpoints.hpp"
#include "nmf/optimality.hpp"
#include "nmf/penalty.hpp"

namespace topicmill {

/// How well V ~ X Y^T fits. Sums are accumulated in double, over the entries that are observed.
struct Fit {
  double objective = 0;      ///< the loss, in its own unit
  double squared_error = 0;  ///< |V - X Y^T|_F^2

  Fit& operator+=(const Fit& other) {
    objective += other.objective;
    squared_error += other.squared_error;
    return *this;
  }
};

/// The problem from the side of one factor: that of W has V, that of H its transpose.
template <class T>
struct Side {
  MatrixView<T> V;                       ///< n x m
  Penalty penalty{};                     ///< on the factor of the rows, minimized beside the loss
  std::optional<Mask<T>> mask{};         ///< none: every entry is observed
  std::optional<double> squared_norm{};  ///< |V|_F^2 of the whole matrix, where it is known
};

/// Updates one factor. One object serves one factorization, from one thread at a time.
template <class T>
class HalfStep {
 public:
  virtual ~HalfStep() = default;

  /// Writes to `next` a factor that fits V ~ next Y^T better than X does. Y: m x k, X and next: n x k, all
  /// non-negative. Call it as update(rows, H, W, ...), then update(columns, W, H, ...). Work is cut by non-zeros into
  /// tasks that do not depend on threads, and sums are joined in a fixed order.
  /// `fit`, where not null, is filled with the fit of V ~ next Y^T, without the penalty.
  virtual void update(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X, BasicFactor<T>& next,
                      Fit* fit) = 0;

  /// How far X is from a minimum with Y fixed; none where this half-step cannot tell. About the cost of an update.
  virtual std::optional<Optimality> optimality(const Side<T>& /*side*/, const BasicFactor<T>& /*Y*/,
                                               const BasicFactor<T>& /*X*/) {
    return std::nullopt;
  }

  /// What the next update depends on beside its arguments.
  virtual void archive(StateArchive& /*archive*/) {}

  /// Whether it reads dense matrices. A half-step that does not is given sparse ones only.
  virtual bool reads_dense() const { return false; }

  /// Whether it reads a V that lies in blocks of columns. One that does not is given whole ones only.
  virtual bool reads_blocks() const { return false; }
};

using HalfSteps = EitherPrecision<HalfStep>;

}  // namespace topicmill
