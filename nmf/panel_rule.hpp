// How a solver answers the row problems of a quadratic loss: min over x >= 0 of x'Gx - 2 b'x.
#pragma once

#include <vector>

#include "nmf/gram.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {

/// Updates panels of 64 rows. prepare() once a half-step, then update() on any thread.
class PanelRule {
 public:
  virtual ~PanelRule() = default;

  /// Takes the Gram matrix of the fixed factor.
  virtual void prepare(const Gram& gram) = 0;

  /// X <- a better X for right-hand sides B; both are panels (topic-major, 64 rows). `scratch` is one more panel.
  /// `sweeps`: how many passes are worth one product with V; a rule may ignore it.
  virtual void update(const float* B, int sweeps, float* scratch, float* X) const = 0;
};

/// A float32 copy of a k x k matrix in the form that the kernels read.
class FormBuffer {
 public:
  void assign(const Gram& gram);
  kernels::QuadraticForm view() const { return {values_.data(), inverse_diagonal_.data(), k_, stride_}; }

 private:
  std::vector<float> values_;
  std::vector<float> inverse_diagonal_;
  std::int64_t k_ = 0;
  std::int64_t stride_ = 0;
};

}  // namespace topicmill
