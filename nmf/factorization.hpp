// What a factorization gives: both factors, and how it went.
#pragma once

#include "nmf/algebra/factor.hpp"
#include "nmf/summary.hpp"

namespace topicmill {

/// V ~ W H^T. W: n x k, H: m x k, in the order of the initialization; columns are not scaled.
template <class T>
struct BasicFactorization {
  BasicFactor<T> W;
  BasicFactor<T> H;
  Summary summary;
};

using Factorization = BasicFactorization<float>;

/// The same for those who need no more digits.
Factorization in_float32(BasicFactorization<double> wide);

}  // namespace topicmill
