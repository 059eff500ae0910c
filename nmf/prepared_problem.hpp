// A problem made ready for the loop: missing entries set apart, weights folded in, values brought near 1, both sides of
// V at hand.
#pragma once

#include <optional>
#include <vector>

#include "nmf/half_step.hpp"
#include "nmf/nmf_options.hpp"
#include "nmf/problem.hpp"

namespace topicmill {

/// Copies V only where something is missing or weighted, where it is not near 1, or where V is nearly full and
/// the half-step reads that. A large matrix is transposed in blocks where the half-step reads them.
///
/// The weighted loss of V ~ W H^T is the plain loss of A V B ~ (A W) (B H)^T for diagonal A and B with the weights of
/// rows and columns as their powers of `degree`, that of the loss: the loop needs to know of no weights. Nor of scale:
/// A V B is divided by 2^e (nmf/algebra/scale.hpp), each factor takes half of it, and the penalties count in the new
/// unit.
template <class T>
class PreparedProblem {
 public:
  PreparedProblem(const Problem<T>& problem, const NmfOptions& options, double degree, const HalfStep<T>& half_step);
  PreparedProblem(const PreparedProblem&) = delete;
  PreparedProblem& operator=(const PreparedProblem&) = delete;

  const Side<T>& rows() const { return *rows_; }         ///< that of W
  const Side<T>& columns() const { return *columns_; }   ///< that of H
  double squared_norm() const { return squared_norm_; }  ///< |V|_F^2 of what is factorized
  int exponent() const { return exponent_; }             ///< e

  /// Factors of V to factors of what is factorized, and back.
  void fold_weights(BasicFactors<T>& factors) const;
  void unfold_weights(BasicFactor<T>& W, BasicFactor<T>& H) const;

 private:
  MatrixView<T> amended(const MatrixView<T>& V, bool nan_is_missing);
  void add_penalties(const Problem<T>& problem, const RegularizationOptions& options, double degree);

  std::vector<double> row_scale_;     ///< diagonal of A; empty: 1
  std::vector<double> column_scale_;  ///< diagonal of B
  int exponent_ = 0;
  std::optional<BasicSparseMatrix<T>> sparse_;
  std::optional<BasicFactor<T>> dense_;
  std::optional<MatrixPair<T>> pair_;
  BasicSparseMatrix<T> missing_;  ///< or what is observed
  BasicSparseMatrix<T> missing_transposed_;
  std::optional<Side<T>> rows_;
  std::optional<Side<T>> columns_;
  double squared_norm_ = 0;
};

}  // namespace topicmill
