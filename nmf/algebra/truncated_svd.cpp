#include "nmf/algebra/truncated_svd.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "nmf/algebra/gram_view.hpp"
#include "nmf/algebra/multiply.hpp"
#include "nmf/algebra/random.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t extra_directions = 10;

/// Squared lengths below this share of the longest are rounding.
constexpr double least_share = 1e-6;

/// product <- X M for a small M: k x columns.
void multiply(const Factor& X, const Eigen::MatrixXd& M, Factor& product) {
  Factor right(M.rows(), M.cols());
  for (Eigen::Index s = 0; s < M.rows(); ++s) {
    for (Eigen::Index t = 0; t < M.cols(); ++t) right(s, t) = static_cast<float>(M(s, t));
  }
  for_each_range(even_rows(X.placed_rows(), 2 * X.k() * M.cols()), [&](RowRange rows) {
    kernels::multiply_blocks<float>({rows.end - rows.begin, X.k(), right.stride()}, {X.row(rows.begin), X.stride()},
                                    {right.row(0), right.stride()}, false, {product.row(rows.begin), product.stride()});
  });
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
Eigen::MatrixXd whitening(const Spectrum& of) {
  Eigen::VectorXd scale = Eigen::VectorXd::Zero(of.values.size());
  for (Eigen::Index i = 0; i < scale.size(); ++i) {
    if (of.values[i] > least_share * of.values[0]) scale[i] = 1.0 / std::sqrt(of.values[i]);
  }
  return of.vectors * scale.asDiagonal();
}

/// A matrix that makes the columns of X orthonormal, from the Gram matrix of X. Cholesky's factor does where X has full
/// rank, in a twentieth of the time of the eigenvectors.
Eigen::MatrixXd orthonormalizer(const Gram& gram) {
  const Eigen::LLT<Eigen::MatrixXd> cholesky{Eigen::MatrixXd(view(gram))};
  const Eigen::MatrixXd lower = cholesky.matrixL();
  const double least = lower.diagonal().minCoeff();
  const double most = lower.diagonal().maxCoeff();
  if (cholesky.info() != Eigen::Success || !(least * least > least_share * most * most)) {
    return whitening(spectrum(gram));
  }
  return lower.triangularView<Eigen::Lower>().solve(Eigen::MatrixXd::Identity(gram.k, gram.k)).transpose();
}

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
  const std::int64_t directions = std::min({rank + extra_directions, V.whole_rows(), V.cols()});
  Factor Q = random_directions(V.cols(), directions, seed);
  Factor Y = Factor::uninitialized(V.placed_rows(), directions);
  Factor Z = Factor::uninitialized(V.cols(), directions);
  Multiplication<float> multiply_Vt;
  for (int round = 0; round < rounds; ++round) {
    multiply(V, Q, Y);
    multiply_Vt(Vt, Y, Z);
    multiply(Z, orthonormalizer(gram(Z)), Q);
  }

  // V ~ V Q Q^T: the tall factor Y = V Q has the same singular values.
  multiply(V, Q, Y);
  Spectrum of = spectrum(gram(Y));
  const std::int64_t kept = std::min(rank, directions);
  of.values.conservativeResize(kept);
  of.vectors.conservativeResize(Eigen::NoChange, kept);
  TruncatedSvd svd{Factor::uninitialized(V.placed_rows(), kept), Factor::uninitialized(V.cols(), kept), {}};
  multiply(Y, whitening(of), svd.U);
  multiply(Q, of.vectors, svd.R);
  for (Eigen::Index i = 0; i < kept; ++i) svd.sigma.push_back(std::sqrt(std::max(0.0, of.values[i])));
  return svd;
}

}  // namespace topicmill
