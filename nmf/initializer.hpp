// The initialization family: where W and H start.
#pragma once

#include <cstdint>
#include <memory>

#include "base/registry.hpp"
#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"

namespace topicmill {

/// W: n x k and H: m x k of V ~ W H^T.
struct Factors {
  Factor W;
  Factor H;
};

class Initializer {
 public:
  virtual ~Initializer() = default;

  /// Non-negative W: n x k and H: m x k to start from; Vt is the transpose of V. The same bytes for the same seed,
  /// whatever the number of threads.
  virtual Factors initialize(const SparseMatrix& V, const SparseMatrix& Vt, std::int64_t k,
                             std::uint64_t seed) const = 0;

  /// Whether the start may hold zeros that a multiplicative solver can never leave.
  virtual bool has_zeros() const { return false; }
};

/// random, nndsvd, nndsvda, nndsvdar. The one place to register an initialization.
Family<Initializer> builtin_initializers();

}  // namespace topicmill
