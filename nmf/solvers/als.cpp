#include "nmf/solvers/als.hpp"

#include <Eigen/Cholesky>
#include <algorithm>

#include "nmf/algebra/gram_view.hpp"

namespace topicmill {
namespace {

/// Coordinate sweeps after clipping: enough to settle the rows with an active bound.
constexpr int correction_sweeps = 4;

/// Lower Cholesky factor as a FormBuffer reads it: the inverse diagonal is that of L.
template <class T>
Gram cholesky_factor(const Gram& gram) {
  const Eigen::MatrixXd lower = Eigen::MatrixXd(view(with_ridge(gram, least_ridge<T>(gram)))).llt().matrixL();
  Gram factor(gram.k);
  for (std::int64_t s = 0; s < gram.k; ++s) {
    for (std::int64_t t = 0; t <= s; ++t) factor.values[static_cast<std::size_t>(s * factor.stride + t)] = lower(s, t);
  }
  return factor;
}

}  // namespace

template <class T>
void LeastSquaresRule<T>::prepare(const Gram& gram) {
  form_.assign(gram);
  cholesky_.assign(cholesky_factor<T>(gram));
}

template <class T>
void LeastSquaresRule<T>::update(ConstPanel<T> B, int sweeps, Panel<T> /*scratch*/, Panel<T> X) const {
  kernels::solve_panel(cholesky_.view(), B.data(), X.data());
  kernels::hals_sweeps(form_.view(), B.data(), std::max(sweeps, correction_sweeps), X.data());
}

template class LeastSquaresRule<float>;
template class LeastSquaresRule<double>;

}  // namespace topicmill
