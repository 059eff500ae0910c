// The half-step of every quadratic loss: product with V and row update, fused panel by panel while it is in cache.
#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "nmf/algebra/multiply.hpp"
#include "nmf/half_step.hpp"
#include "nmf/panel_rule.hpp"

namespace topicmill {

/// Sweeps worth one product (Gillis and Glineur 2012): a product waits for nnz k gathered floats, a sweep computes with
/// n k^2 in cache. One sweep alone leaves the rows too far from their optimum, a fifth gains nothing: to a tolerance of
/// 1e-4 on the TF-IDF matrix of BBC News (2,225 x 9,027), one thread, k = 20 takes 0.175 s of CPU with one sweep, 0.157
/// with two, 0.169 with five and 0.160 with these; k = 100 takes 1.10, 1.08, 1.25 and 0.81 s.
template <class T>
int worthwhile_sweeps(const MatrixView<T>& V, std::int64_t k);

template <class T>
class QuadraticHalfStep : public HalfStep<T> {
 public:
  explicit QuadraticHalfStep(PanelRuleMaker<T> make_rule) : make_rule_(std::move(make_rule)), rule_(make_rule_()) {}

  /// 2 k flops an entry for the product, m k^2 for the Gram matrix of Y and, for the fit, n k^2 for that of `next`; and
  /// the rule's own. Where entries are missing, every row has a Gram matrix of its own: k^2 flops for each of them.
  void update(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X, BasicFactor<T>& next,
              Fit* fit) override;

  std::optional<Optimality> optimality(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X) override;

  void archive(StateArchive& archive) override { archive.value(updates_); }

  bool reads_dense() const override { return true; }
  bool reads_blocks() const override { return true; }

 private:
  PanelRuleMaker<T> make_rule_;
  std::unique_ptr<PanelRule<T>> rule_;
  Multiplication<T> multiply_;
  BasicFactor<T> whole_product_;  ///< V Y where V lies in blocks of columns; elsewhere it is made panel by panel
  int updates_ = 0;
  std::optional<double> squared_norm_;  ///< |V|_F^2, the same for V and its transpose
};

}  // namespace topicmill
