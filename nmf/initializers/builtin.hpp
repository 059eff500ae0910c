// The initializations that come with topicmill.
#pragma once

#include "nmf/initializer.hpp"

namespace topicmill {

/// Mean over all entries of V, zeros included.
template <class T>
double mean_value(const MatrixView<T>& V);

/// Uniform in (0, 2 sqrt(mean(V) / k)), so that W H^T has the mean of V.
class RandomInitializer : public Initializer {
 public:
  Factors initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                     std::uint64_t seed) const override;
  bool is_random() const override { return true; }
};

/// What stands where NNDSVD leaves a zero, where the largest value of V is 1: the zero, the mean of V, or random values
/// up to a hundredth of the mean. Elsewhere these are in proportion to the root of V, as the factors are.
enum class ZeroFill { none, mean, random };

/// Non-negative double singular value decomposition (Boutsidis and Gallopoulos 2008): each pair of singular vectors
/// gives the stronger of its positive and its negative part.
class Nndsvd : public Initializer {
 public:
  explicit Nndsvd(ZeroFill fill) : fill_(fill) {}
  Factors initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                     std::uint64_t seed) const override;
  bool has_zeros() const override { return fill_ == ZeroFill::none; }

 private:
  ZeroFill fill_;
};

}  // namespace topicmill
