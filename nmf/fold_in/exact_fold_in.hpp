// The exact fold-in of quadratic losses where every entry is observed.
#pragma once

#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/fold_in/fold_in_method.hpp"
#include "nmf/solvers/bpp.hpp"
#include "nmf/solvers/hals.hpp"

namespace topicmill {

/// A few sweeps of coordinate descent, 64 rows side by side, guess the support of each row; block principal pivoting
/// proves or mends it.
class ExactFoldIn : public FoldInMethod {
 public:
  /// `l2`: of the penalty, which is the same for every V.
  ExactFoldIn(Factor H, double l2);

  FoldedRows solve(const SparseMatrix& V, const Penalty& penalty) const override;

 private:
  struct Scratch;

  void solve_panel(const SparseMatrix& V, RowRange rows, float l1, Scratch& scratch, FoldedRows& folded) const;

  Factor H_;
  Gram gram_;
  HalsRule<float> descent_;
  PivotRule<float> pivoting_;
};

}  // namespace topicmill
