// Small matrices for the tests of nmf.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/factor.hpp"
#include "nmf/algebra/random.hpp"

namespace topicmill {

inline SparseMatrix from_rows(const std::vector<std::vector<float>>& rows) {
  SparseMatrix V;
  V.rows = static_cast<std::int64_t>(rows.size());
  V.cols = static_cast<std::int64_t>(rows.front().size());
  for (const auto& row : rows) {
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (row[j] == 0.0F) continue;
      V.columns.push_back(static_cast<std::uint32_t>(j));
      V.values.push_back(row[j]);
    }
    V.row_starts.push_back(V.nonzeros());
  }
  return V;
}

inline Factor factor_of(const std::vector<std::vector<float>>& rows) {
  Factor X(static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows.front().size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), X.row(static_cast<std::int64_t>(i)));
  }
  return X;
}

/// The documented example.
inline SparseMatrix three_by_three() { return from_rows({{5, 3, 0}, {3, 7, 4}, {6, 2, 5}}); }

inline SparseMatrix random_sparse(std::int64_t rows, std::int64_t cols, float density, std::uint64_t seed = 5) {
  std::vector<std::vector<float>> dense(static_cast<std::size_t>(rows));
  for (std::size_t i = 0; i < dense.size(); ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      const auto index = static_cast<std::uint64_t>(static_cast<std::int64_t>(i) * cols + j);
      dense[i].push_back(random_uniform(seed, index) < density ? random_uniform(seed + 1, index) : 0.0F);
    }
  }
  return from_rows(dense);
}

/// Uniform entries in (0, 1), none of them zero.
template <class T>
BasicFactor<T> random_dense(std::int64_t rows, std::int64_t cols, std::uint64_t seed = 5) {
  BasicFactor<T> X(rows, cols);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      X(i, j) = static_cast<T>(random_uniform(seed, static_cast<std::uint64_t>(i * cols + j)));
    }
  }
  return X;
}

template <class T>
BasicFactors<T> random_factors(std::int64_t n, std::int64_t m, std::int64_t k, std::uint64_t seed = 5) {
  return {random_dense<T>(n, k, seed), random_dense<T>(m, k, seed + 1)};
}

/// W H^T.
template <class T>
BasicFactor<T> product(const BasicFactor<T>& W, const BasicFactor<T>& H) {
  BasicFactor<T> V(W.rows(), H.rows());
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      for (std::int64_t t = 0; t < W.k(); ++t) V(i, j) += W(i, t) * H(j, t);
    }
  }
  return V;
}

/// A product of k topics without noise; every topic has rows and columns of its own.
template <class T>
BasicFactor<T> planted(std::int64_t n, std::int64_t m, std::int64_t k) {
  auto [W, H] = random_factors<T>(n, m, k, 21);
  for (std::int64_t t = 0; t < k; ++t) {
    for (std::int64_t other = 0; other < k; ++other) W(t, other) = H(t, other) = other == t;
  }
  return product(W, H);
}

/// Row by row, without the padding.
template <class T>
std::vector<T> entries(const BasicFactor<T>& X) {
  std::vector<T> all;
  for (std::int64_t i = 0; i < X.rows(); ++i) all.insert(all.end(), X.row_span(i).begin(), X.row_span(i).end());
  return all;
}

/// NaN where there is one.
template <class T>
double largest_difference(const BasicFactor<T>& X, const BasicFactor<T>& Y) {
  double largest = 0;
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = 0; t < X.k(); ++t) {
      const double difference = std::abs(static_cast<double>(X(i, t)) - static_cast<double>(Y(i, t)));
      if (!(difference <= largest)) largest = difference;
    }
  }
  return largest;
}

}  // namespace topicmill
