// The half-step of every quadratic loss: product with V and row update, fused panel by panel while it is in cache.
#pragma once

#include <memory>
#include <optional>

#include "nmf/basis.hpp"
#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"

namespace topicmill {

class QuadraticHalfStep : public HalfStep {
 public:
  explicit QuadraticHalfStep(std::unique_ptr<PanelRule> rule) : rule_(std::move(rule)) {}

  /// 2 nnz k flops for the product, m k^2 for the Gram matrix of Y and, for the fit, n k^2 for that of `next`; and the
  /// rule's own.
  void update(const SparseMatrix& V, const Factor& Y, const Factor& X, const Penalty& penalty, Factor& next,
              Fit* fit) override;

 private:
  Fit fit_of(const SparseMatrix& V, const Factor& Y, const Factor& X, double cross, const Gram& gram_X);

  std::unique_ptr<PanelRule> rule_;
  Basis basis_;
  std::optional<double> squared_norm_;  ///< |V|_F^2, the same for V and its transpose
};

}  // namespace topicmill
