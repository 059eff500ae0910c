// New rows for known topics: W for any V, with H fixed.
//
//   const topicmill::FoldIn fold_in(std::move(H), options);  // H: m x k, of a factorization with the same options
//   const topicmill::FoldedRows rows = fold_in(V);           // V: n x m
//   // rows.W: n x k; rows.explained[i]: how much of row i the topics explain
#pragma once

#include <memory>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/factor.hpp"
#include "nmf/nmf_options.hpp"
#include "nmf/penalty.hpp"

namespace topicmill {

/// What the topics make of some rows.
struct FoldedRows {
  Factor W;                      ///< n x k
  std::vector<float> explained;  ///< 1 - |v - p|^2 / |v|^2 over what is observed, p = H w; 0 for a row of zeros
};

class FoldInMethod;

/// Solves min over w >= 0 of the loss of v ~ H w for every row v, with the penalties on W of the options: exactly, by
/// block principal pivoting, where the loss is quadratic and every entry observed; elsewhere by half-steps, until the
/// row moves no more. What becomes of a row does not depend on those beside it (but for itakura_saito, whose floor is
/// of all of them). The same bytes for any number of threads; any of them may call it at once.
class FoldIn {
 public:
  FoldIn(Factor H, const NmfOptions& options);  ///< with the families of nmf_registry()
  FoldIn(Factor H, const NmfOptions& options, const Registry& registry);

  FoldIn(FoldIn&&) noexcept;
  FoldIn& operator=(FoldIn&&) noexcept;
  ~FoldIn();

  FoldedRows operator()(const SparseMatrix& V) const;

 private:
  Penalty penalty_in_unit(int exponent) const;

  int exponent_;       ///< H is divided by 2^exponent (nmf/algebra/scale.hpp), and so is every V by its own
  double degree_ = 0;  ///< of the loss
  Penalty penalty_;    ///< in the units that were given
  std::unique_ptr<const FoldInMethod> method_;
};

}  // namespace topicmill
