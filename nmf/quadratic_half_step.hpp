// The half-step of every quadratic loss: product with V and row update, fused panel by panel while it is in cache.
#pragma once

#include <memory>
#include <optional>

#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"

namespace topicmill {

class QuadraticHalfStep : public HalfStep {
 public:
  explicit QuadraticHalfStep(std::unique_ptr<PanelRule> rule) : rule_(std::move(rule)) {}

  /// 2 nnz k flops for the product, n k^2 for the new Gram, and the rule's own.
  Fit update(const SparseMatrix& V, const Factor& Y, Factor& X) override;
  void forget() override { updated_ = nullptr; }

 private:
  const Gram& gram_of(const Factor& Y);
  Fit fit(const SparseMatrix& V, const Factor& Y, const Factor& X, double cross, const Gram& gram_X);

  std::unique_ptr<PanelRule> rule_;
  const Factor* updated_ = nullptr;  ///< the factor that gram_ belongs to
  Gram gram_;
  std::optional<double> squared_norm_;  ///< |V|_F^2, the same for V and its transpose
};

}  // namespace topicmill
