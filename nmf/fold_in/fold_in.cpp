#include "nmf/fold_in/fold_in.hpp"

#include <cmath>
#include <utility>

#include "base/registry.hpp"
#include "nmf/algebra/scale.hpp"
#include "nmf/fold_in/exact_fold_in.hpp"
#include "nmf/fold_in/iterative_fold_in.hpp"
#include "nmf/nmf_registry.hpp"

namespace topicmill {
namespace {

/// The penalty on the rows of W, as a factorization scales it: by the columns of V.
Penalty penalty_of(const NmfOptions& options, std::int64_t columns) {
  const auto m = static_cast<double>(columns);
  return {options.regularization.l1_w * m, options.regularization.l2_w * m, {}, {}};
}

std::unique_ptr<FoldInMethod> method_for(Factor H, double l2, const NmfOptions& options,
                                         std::unique_ptr<const Loss> loss) {
  const bool only_stored = options.missing == MissingValues::zeros;
  if (!only_stored && loss->quadratic(panel_rules<PivotRule>())) return std::make_unique<ExactFoldIn>(std::move(H), l2);
  return std::make_unique<IterativeFoldIn>(H, only_stored, std::move(loss));
}

}  // namespace

FoldIn::FoldIn(Factor H, const NmfOptions& options) : FoldIn(std::move(H), options, nmf_registry()) {}

FoldIn::FoldIn(Factor H, const NmfOptions& options, const Registry& registry)
    : exponent_(exponent_of(largest_value<float>(H))), penalty_(penalty_of(options, H.rows())) {
  std::unique_ptr<const Loss> loss = registry.make(options.loss);
  degree_ = loss->degree();
  if (exponent_ != 0) H = with_values_of<float>(H, std::ldexp(1, -exponent_));
  method_ = method_for(std::move(H), penalty_in_unit(0).l2, options, std::move(loss));
}

FoldIn::FoldIn(FoldIn&&) noexcept = default;
FoldIn& FoldIn::operator=(FoldIn&&) noexcept = default;
FoldIn::~FoldIn() = default;

FoldedRows FoldIn::operator()(const SparseMatrix& V) const {
  const int exponent = exponent_of(largest_value<float>(V));
  if (exponent == 0 && exponent_ == 0) return method_->solve(V, penalty_);
  SparseMatrix near_one = V;
  for (float& value : near_one.values) value = std::ldexp(value, -exponent);
  FoldedRows rows = method_->solve(near_one, penalty_in_unit(exponent));
  rows.W = with_values_of<float>(rows.W, std::ldexp(1, exponent - exponent_));
  return rows;
}

/// Where V is divided by 2^e and H by 2^h, W is by 2^(e - h), and the loss by 2^(e degree).
Penalty FoldIn::penalty_in_unit(int exponent) const {
  const double unit = exponent * degree_;
  const int weight = exponent - exponent_;
  return {in_unit(penalty_.l1, weight - unit), in_unit(penalty_.l2, 2 * weight - unit), {}, {}};
}

}  // namespace topicmill
