// The fixed factor of a half-step, made ready to be read: its Gram matrix, and rows that are quick to gather.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "nmf/gram.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {

/// Gathering rows is what a product with a sparse matrix waits for. Factors of text are 50 to 95 % zero: where they
/// exceed the caches they are packed, so that a row takes a part of its cache lines.
class Basis {
 public:
  /// Sums the Gram matrix of Y, and packs Y where that pays, in parallel: rows k^2 flops. Y must stay until the next.
  void assign(const Factor& Y);

  const Gram& gram() const { return gram_; }

  /// out (rows x stride) = V Y for the given rows of V: 2 nnz k flops. The same bytes, packed or not.
  void multiply(const kernels::SparseRows& V, float* out) const;

 private:
  std::int64_t pack(const Factor& Y);  ///< the number of non-zeros

  const Factor* dense_ = nullptr;
  bool packed_ = false;
  std::vector<std::int64_t> starts_;
  std::int64_t capacity_ = 0;
  std::unique_ptr<float[]> records_;  ///< not initialized: what no row needs never becomes memory
  Gram gram_;
};

}  // namespace topicmill
