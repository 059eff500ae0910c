#include "nmf/truncated_svd.hpp"

#include <tbb/parallel_for.h>

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>

#include "nmf/gram.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/random.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t extra_directions = 10;
constexpr int rounds = 5;

template <class Work>
void for_each_range(const std::vector<RowRange>& ranges, const Work& work) {
  tbb::parallel_for(std::size_t{0}, ranges.size(), [&](std::size_t i) { work(ranges[i]); });
}

Factor multiply(const SparseMatrix& V, const Factor& Y) {
  Factor product(V.rows, Y.k());
  for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) {
    kernels::multiply_rows({V.row_starts.data(), V.columns.data(), V.values.data(), rows.begin, rows.end}, Y.row(0),
                           Y.stride(), product.row(rows.begin));
  });
  return product;
}

/// X M for a small M: k x columns.
Factor multiply(const Factor& X, const Eigen::MatrixXf& M) {
  using Block =
      Eigen::Map<Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;
  using ConstBlock =
      Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;
  Factor product(X.rows(), M.cols());
  for_each_range(even_rows(X.rows(), X.k() * M.cols()), [&](RowRange rows) {
    const std::int64_t count = rows.end - rows.begin;
    const ConstBlock from(X.row(rows.begin), count, X.k(), Eigen::OuterStride<>(X.stride()));
    Block to(product.row(rows.begin), count, M.cols(), Eigen::OuterStride<>(product.stride()));
    to.noalias() = from * M;
  });
  return product;
}

/// The eigenvalues of a Gram matrix, descending, and their vectors.
struct Spectrum {
  Eigen::VectorXd values;
  Eigen::MatrixXd vectors;
};

Spectrum spectrum(const Gram& gram) {
  Eigen::MatrixXd matrix(gram.k, gram.k);
  for (std::int64_t s = 0; s < gram.k; ++s) {
    for (std::int64_t t = 0; t < gram.k; ++t) matrix(s, t) = gram(s, t);
  }
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
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
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t t = 0; t < k; ++t) X(i, t) = random_uniform(seed, static_cast<std::uint64_t>(i * k + t)) - 0.5F;
  }
  return X;
}

}  // namespace

TruncatedSvd truncated_svd(const SparseMatrix& V, const SparseMatrix& Vt, std::int64_t rank, std::uint64_t seed) {
  const std::int64_t directions = std::min({rank + extra_directions, V.rows, V.cols});
  Factor Q = orthonormal(multiply(V, random_directions(V.cols, directions, seed)));
  for (int round = 1; round < rounds; ++round) Q = orthonormal(multiply(V, orthonormal(multiply(Vt, Q))));

  // V ~ Q Q^T V: the small factor Z = V^T Q has the same singular values.
  const Factor Z = multiply(Vt, Q);
  Spectrum of = spectrum(gram(Z));
  const std::int64_t kept = std::min(rank, directions);
  of.values.conservativeResize(kept);
  of.vectors.conservativeResize(Eigen::NoChange, kept);
  TruncatedSvd svd{multiply(Q, of.vectors.cast<float>()), multiply(Z, whitening(of)), {}};
  for (Eigen::Index i = 0; i < kept; ++i) svd.sigma.push_back(std::sqrt(std::max(0.0, of.values[i])));
  return svd;
}

}  // namespace topicmill
