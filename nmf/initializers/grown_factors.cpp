#include "nmf/initializers/grown_factors.hpp"

#include <algorithm>
#include <cmath>

namespace topicmill {
namespace {

/// The columns of `from`, times `scale`, take the place of the first of `to`.
template <class T>
void put_first(const Factor& from, double scale, BasicFactor<T>& to) {
  for (std::int64_t i = 0; i < from.rows(); ++i) {
    const auto row = from.row_span(i);
    std::transform(row.begin(), row.end(), to.row(i),
                   [scale](float x) { return static_cast<T>(static_cast<double>(x) * scale); });
  }
}

template <class T>
BasicFactors<T> grow(const Factors& fewer, const MatrixView<T>& V, BasicFactors<T> factors) {
  const double scale = std::ldexp(1, -V.exponent() / 2);
  put_first(fewer.W, scale, factors.W);
  put_first(fewer.H, scale, factors.H);
  return factors;
}

}  // namespace

Factors GrownFactors::initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                                 std::uint64_t seed) const {
  return grow(*fewer_, V, others_->initialize(V, Vt, k, seed));
}

BasicFactors<double> GrownFactors::initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                              std::uint64_t seed) const {
  return grow(*fewer_, V, others_->initialize(V, Vt, k, seed));
}

}  // namespace topicmill
