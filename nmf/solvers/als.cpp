#include "nmf/solvers/als.hpp"

#include <Eigen/Cholesky>
#include <algorithm>

namespace topicmill {
namespace {

/// Coordinate sweeps after clipping: enough to settle the rows with an active bound.
constexpr int correction_sweeps = 4;

/// Lower Cholesky factor of the Gram with a ridge at the level of float32, which keeps collinear topics solvable,
/// as a FormBuffer reads it: the inverse diagonal is that of L.
Gram cholesky_factor(const Gram& gram) {
  Eigen::MatrixXd matrix(gram.k, gram.k);
  double trace = 0;
  for (std::int64_t s = 0; s < gram.k; ++s) {
    for (std::int64_t t = 0; t < gram.k; ++t) matrix(s, t) = gram(s, t);
    trace += gram(s, s);
  }
  const double ridge = std::max(1e-7 * trace / static_cast<double>(gram.k), 1e-30);
  matrix.diagonal().array() += ridge;
  const Eigen::MatrixXd lower = matrix.llt().matrixL();
  Gram factor(gram.k);
  for (std::int64_t s = 0; s < gram.k; ++s) {
    for (std::int64_t t = 0; t <= s; ++t) factor.values[static_cast<std::size_t>(s * factor.stride + t)] = lower(s, t);
  }
  return factor;
}

}  // namespace

void LeastSquaresRule::prepare(const Gram& gram) {
  form_.assign(gram);
  cholesky_.assign(cholesky_factor(gram));
}

void LeastSquaresRule::update(const float* B, int sweeps, float* /*scratch*/, float* X) const {
  kernels::solve_panel(cholesky_.view(), B, X);
  kernels::hals_sweeps(form_.view(), B, std::max(sweeps, correction_sweeps), X);
}

}  // namespace topicmill
