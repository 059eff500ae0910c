// The initialization family: where W and H start.
#pragma once

#include <cstdint>

#include "nmf/algebra/factor.hpp"
#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

template <class Product>
class Family;

class Initializer {
 public:
  virtual ~Initializer() = default;

  /// Non-negative W: n x k and H: m x k to start from; Vt is the transpose of V. The same bytes for the same seed,
  /// whatever the number of threads. Where V is c times as large, they are to be the root of c times as large.
  virtual Factors initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                             std::uint64_t seed) const = 0;

  /// The same in double; by default from V in float, scaled to its range: a start needs no more digits.
  virtual BasicFactors<double> initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                          std::uint64_t seed) const;

  /// Whether it starts the matrix as it was given, rather than the V above, into which weights are folded and which is
  /// divided by 2^V.exponent().
  virtual bool is_given() const { return false; }

  /// Whether another seed gives a start that has nothing in common with this one.
  virtual bool is_random() const { return false; }

  /// Whether the start may hold zeros that a multiplicative solver can never leave.
  virtual bool has_zeros() const { return false; }
};

/// random, nndsvd, nndsvda, nndsvdar. The one place to register an initialization that needs no files.
Family<Initializer> builtin_initializers();

}  // namespace topicmill
