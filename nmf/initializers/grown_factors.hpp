// A start from the factors of fewer topics: where a factorization begins that follows one with fewer.
#pragma once

#include <memory>
#include <utility>

#include "nmf/initializer.hpp"

namespace topicmill {

/// The first components are those of `fewer` (W: n x j, H: m x j, j <= k), of the matrix as it was given; the others
/// are where another initialization puts components j to k - 1 of k. For problems without weights. Components of the
/// positive part of V - W H^T in their place take more iterations and end higher.
class GrownFactors : public Initializer {
 public:
  GrownFactors(std::shared_ptr<const Factors> fewer, std::unique_ptr<Initializer> others)
      : fewer_(std::move(fewer)), others_(std::move(others)) {}

  Factors initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                     std::uint64_t seed) const override;
  BasicFactors<double> initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                  std::uint64_t seed) const override;
  bool has_zeros() const override { return true; }  ///< the factors do, whatever the others have

 private:
  std::shared_ptr<const Factors> fewer_;
  std::unique_ptr<Initializer> others_;
};

}  // namespace topicmill
