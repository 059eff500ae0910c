#include "nmf/truncated_svd.hpp"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "nmf/basis.hpp"
#include "nmf/gram_view.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/random.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t extra_directions = 10;

Factor multiply(const MatrixView<float>& V, const Factor& Y) {
  Factor product(V.rows(), Y.k());
  for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) { multiply_rows(V, rows, Y, product.row(rows.begin)); });
  return product;
}

/// X M for a small M: k x columns.
Factor multiply(const Factor& X, const Eigen::MatrixXf& M) {
  Factor right(M.rows(), M.cols());
  for (Eigen::Index s = 0; s < M.rows(); ++s) {
    for (Eigen::Index t = 0; t < M.cols(); ++t) right(s, t) = M(s, t);
  }
  Factor product(X.rows(), M.cols());
  for_each_range(even_rows(X.rows(), 2 * X.k() * M.cols()), [&](RowRange rows) {
    kernels::multiply_blocks<float>({rows.end - rows.begin, X.k(), right.stride()}, {X.row(rows.begin), X.stride()},
                                    {right.row(0), right.stride()}, false, {product.row(rows.begin), product.stride()});
  });
  return product;
}

/// The eigenvalues of a Gram matrix, descending, and their vectors.
struct Spectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
};

Spectrum spectrum(const Gram& gram) {
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(view(gram));
  return {solver.eigenvalues().reverse(), solver.eigenvectors().rowwise().reverse()};
}

/// Scales eigenvectors by 1 / sqrt(eigenvalue); directions that are numerically absent become zero.
Eigen::MatrixXf whitening(const Spectrum& of) {
  Eigen::VectorXd scale = Eigen::VectorXd::Zero(of.values.size());
  for (Eigen::Index i = 0; i < scale.size(); ++i) {
    if (of.values[i] > 1e-6 * of.values[0]) scale[i] = 1.0 / std::sqrt(of.values[i]);
  }
  return (of.vectors * scale.asDiagonal()).cast<float>();
}

/// An orthonormal basis of the columns of X, by its Gram matrix.
Factor orthonormal(const Factor& X) { return multiply(X, whitening(spectrum(gram(X)))); }

Factor random_directions(std::int64_t rows, std::int64_t k, std::uint64_t seed) {
  Factor X(rows, k);
  for_each_range(even_rows(rows, 16 * k), [&](RowRange range) {
    for (std::int64_t i = range.begin; i < range.end; ++i) {
      for (std::int64_t t = 0; t < k; ++t) X(i, t) = random_uniform(seed, static_cast<std::uint64_t>(i * k + t)) - 0.5F;
    }
  });
  return X;
}

}  // namespace

TruncatedSvd truncated_svd(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t rank,
                           std::uint64_t seed, int rounds) {
  const std::int64_t directions = std::min({rank + extra_directions, V.rows(), V.cols()});
  Factor Q = random_directions(V.cols(), directions, seed);
  for (int round = 0; round < rounds; ++round) Q = orthonormal(multiply(Vt, multiply(V, Q)));

  // V ~ V Q Q^T: the tall factor Y = V Q has the same singular values.
  const Factor Y = multiply(V, Q);
  Spectrum of = spectrum(gram(Y));
  const std::int64_t kept = std::min(rank, directions);
  of.values.conservativeResize(kept);
  of.vectors.conservativeResize(Eigen::NoChange, kept);
  TruncatedSvd svd{multiply(Y, whitening(of)), multiply(Q, of.vectors.cast<float>()), {}};
  for (Eigen::Index i = 0; i < kept; ++i) svd.sigma.push_back(std::sqrt(std::max(0.0, of.values[i])));
  return svd;
}

}  // namespace topicmill
