// The loss family: what a factorization minimizes.
#pragma once

#include <memory>
#include <string_view>

#include "base/registry.hpp"
#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"

namespace topicmill {

class HalfStep;
class PanelRule;

class Loss {
 public:
  virtual ~Loss() = default;

  virtual std::string_view name() const = 0;

  /// The exact value for V ~ W H^T in double precision, from the non-zeros and sums alone: O(nnz k + (n + m) k^2).
  /// V: n x m, W: n x k, H: m x k. Solvers get it for free on their way; this is for checks and for the last digits.
  virtual double objective(const SparseMatrix& V, const Factor& W, const Factor& H) const = 0;

  /// The half-step of multiplicative updates (Lee and Seung 2001).
  virtual std::unique_ptr<HalfStep> multiplicative() const = 0;

  /// A half-step that solves the row problems min x'Gx - 2b'x by `rule`; null where the loss is not quadratic.
  virtual std::unique_ptr<HalfStep> quadratic(std::unique_ptr<PanelRule> rule) const;

  /// The half-step of second-order coordinate descent; null where a quadratic half-step does as well.
  virtual std::unique_ptr<HalfStep> newton() const;
};

/// 1/2 |V - W H^T|_F^2.
class FrobeniusLoss : public Loss {
 public:
  std::string_view name() const override { return "frobenius"; }
  double objective(const SparseMatrix& V, const Factor& W, const Factor& H) const override;
  std::unique_ptr<HalfStep> multiplicative() const override;
  std::unique_ptr<HalfStep> quadratic(std::unique_ptr<PanelRule> rule) const override;
};

/// sum v ln(v / p) - v + p over all entries, p = (W H^T)_ij: the generalized Kullback-Leibler divergence.
/// Zeros of V enter through the column sums of the factors only.
class KullbackLeiblerLoss : public Loss {
 public:
  std::string_view name() const override { return "kullback_leibler"; }
  double objective(const SparseMatrix& V, const Factor& W, const Factor& H) const override;
  std::unique_ptr<HalfStep> multiplicative() const override;
  std::unique_ptr<HalfStep> newton() const override;
};

/// |V - W H^T|_F^2 in double precision, O(nnz k + (n + m) k^2).
double squared_error(const SparseMatrix& V, const Factor& W, const Factor& H);

/// frobenius, kullback_leibler. The one place to register a loss.
Family<Loss> builtin_losses();

}  // namespace topicmill
