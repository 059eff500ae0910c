// The fold-in by half-steps: for losses that are not quadratic, and for matrices of which entries are missing.
#pragma once

#include <memory>

#include "nmf/algebra/gram.hpp"
#include "nmf/fold_in/fold_in_method.hpp"
#include "nmf/loss.hpp"

namespace topicmill {

/// Until no row moves any more.
class IterativeFoldIn : public FoldInMethod {
 public:
  /// `only_stored`: the other entries of a matrix are missing.
  IterativeFoldIn(const Factor& H, bool only_stored, std::unique_ptr<const Loss> loss);

  FoldedRows solve(const SparseMatrix& V, const Penalty& penalty) const override;

 private:
  BasicFactor<double> even_start(const SparseMatrix& V) const;
  Side<double> side_of(const BasicSparseMatrix<double>& V, const Penalty& penalty) const;
  HalfSteps half_steps() const;
  void set_explained(const SparseMatrix& V, FoldedRows& folded) const;

  BasicFactor<double> H_;
  Gram gram_;
  double mass_ = 0;  ///< sum of H
  bool only_stored_;
  std::unique_ptr<const Loss> loss_;
};

}  // namespace topicmill
