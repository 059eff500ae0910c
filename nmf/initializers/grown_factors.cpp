#include "nmf/initializers/grown_factors.hpp"

#include <algorithm>

namespace topicmill {
namespace {

/// The columns of `from` take the place of the first of `to`.
template <class T>
void put_first(const Factor& from, BasicFactor<T>& to) {
  for (std::int64_t i = 0; i < from.rows(); ++i) {
    const auto row = from.row_span(i);
    std::transform(row.begin(), row.end(), to.row(i), [](float x) { return static_cast<T>(x); });
  }
}

template <class T>
BasicFactors<T> grow(const Factors& fewer, BasicFactors<T> factors) {
  put_first(fewer.W, factors.W);
  put_first(fewer.H, factors.H);
  return factors;
}

}  // namespace

Factors GrownFactors::initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                                 std::uint64_t seed) const {
  return grow(*fewer_, others_->initialize(V, Vt, k, seed));
}

BasicFactors<double> GrownFactors::initialize(const MatrixView<double>& V, const MatrixView<double>& Vt, std::int64_t k,
                                              std::uint64_t seed) const {
  return grow(*fewer_, others_->initialize(V, Vt, k, seed));
}

}  // namespace topicmill
