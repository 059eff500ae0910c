// Random blocks, panels and sparse rows for the tests of the kernels, in the layouts that these read.
#pragma once

#include <gtest/gtest.h>
#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "nmf/kernels/kernels.hpp"
#include "tests/nmf/matrices.hpp"
#include "tests/nmf/targets.hpp"

namespace topicmill {

using kernels::panel_rows;

/// In (0, 1), with all the digits of T.
template <class T>
T random_value(std::uint64_t seed, std::int64_t index) {
  return std::sqrt(static_cast<T>(random_uniform(seed, static_cast<std::uint64_t>(index))));
}

/// rows x k in the layout of a factor, zero or random.
template <class T>
class Block {
 public:
  Block(std::int64_t rows, std::int64_t k)
      : k_(k), stride_((k + 15) / 16 * 16), values_(hwy::AllocateAligned<T>(static_cast<std::size_t>(rows * stride_))) {
    std::fill_n(values_.get(), rows * stride_, T{0});
  }
  Block(std::int64_t rows, std::int64_t k, std::uint64_t seed) : Block(rows, k) {
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::int64_t t = 0; t < k; ++t) (*this)(i, t) = random_value<T>(seed, i * k + t);
    }
  }

  std::int64_t k() const { return k_; }
  std::int64_t stride() const { return stride_; }
  T* row(std::int64_t i) const { return values_.get() + i * stride_; }
  T& operator()(std::int64_t i, std::int64_t t) const { return row(i)[t]; }

 private:
  std::int64_t k_;
  std::int64_t stride_;
  hwy::AlignedFreeUniquePtr<T[]> values_;
};

/// Topic-major, 64 rows wide; the topics beyond k are zero.
template <class T>
Block<T> random_panel(std::int64_t k, std::uint64_t seed) {
  Block<T> panel(kernels::panel_topics(k), panel_rows);
  for (std::int64_t i = 0; i < k * panel_rows; ++i) *(panel.row(0) + i) = random_value<T>(seed, i);
  return panel;
}

/// A random symmetric matrix with a dominant diagonal, as the panel updates read it.
template <class T>
class Form {
 public:
  explicit Form(std::int64_t k)
      : k_(k), values_(kernels::panel_topics(k), k), inverse_(static_cast<std::size_t>(kernels::panel_topics(k))) {
    for (std::int64_t s = 0; s < k; ++s) {
      for (std::int64_t t = 0; t < k; ++t) values_(s, t) = random_value<T>(7, std::min(s, t) * k + std::max(s, t));
      values_(s, s) += static_cast<T>(k);
      inverse_[static_cast<std::size_t>(s)] = 1 / values_(s, s);
    }
  }

  double operator()(std::int64_t s, std::int64_t t) const { return static_cast<double>(values_(s, t)); }
  kernels::QuadraticForm<T> view() const { return {values_.row(0), inverse_.data(), k_, values_.stride()}; }

 private:
  std::int64_t k_;
  Block<T> values_;
  std::vector<T> inverse_;
};

/// A random sparse matrix with values of type T.
template <class T>
class Sparse {
 public:
  Sparse(std::int64_t rows, std::int64_t columns, float density) : pattern_(random_sparse(rows, columns, density)) {
    for (std::int64_t at = 0; at < pattern_.nonzeros(); ++at) values_.push_back(random_value<T>(12, at));
  }

  kernels::SparseRows<T> view() const {
    return {pattern_.row_starts.data(), pattern_.columns.data(), values_.data(), 0, pattern_.rows};
  }
  std::int64_t rows() const { return pattern_.rows; }

  /// Calls with the column and the value of each non-zero of a row.
  template <class Visit>
  void visit_row(std::int64_t i, const Visit& visit) const {
    const auto first = static_cast<std::size_t>(pattern_.row_starts[static_cast<std::size_t>(i)]);
    const auto columns = pattern_.row_columns(i);
    for (std::size_t a = 0; a < columns.size(); ++a) visit(columns[a], static_cast<double>(values_[first + a]));
  }

 private:
  SparseMatrix pattern_;
  std::vector<T> values_;
};

/// Eight systems with dominant diagonals, as solve_systems() reads them.
inline Block<double> random_systems(std::int64_t size) {
  Block<double> A(1, (size + 1) * size * kernels::systems_side_by_side);
  for (std::int64_t i = 0; i < A.k(); ++i) {
    const std::int64_t element = i / kernels::systems_side_by_side;
    const bool on_diagonal = element % (size + 1) == element / (size + 1);
    A(0, i) = random_value<double>(13, i) + (on_diagonal ? static_cast<double>(size) : 0);
  }
  return A;
}

/// x'y in double.
template <class T>
double dot(const Block<T>& X, std::int64_t i, const Block<T>& Y, std::int64_t j) {
  double sum = 0;
  for (std::int64_t t = 0; t < X.k(); ++t) sum += static_cast<double>(X(i, t)) * static_cast<double>(Y(j, t));
  return sum;
}

/// Of the first `rows` rows.
template <class T>
std::vector<T> column_sums(const Block<T>& Y, std::int64_t rows) {
  std::vector<T> sums(static_cast<std::size_t>(Y.stride()));
  for (std::int64_t i = 0; i < rows * Y.stride(); ++i) sums[static_cast<std::size_t>(i % Y.stride())] += Y.row(0)[i];
  return sums;
}

/// Fixture of tests that run in float and in double.
template <class T>
class KernelTest : public ::testing::Test {
 protected:
  /// What separates 1 from the next number, the unit of all tolerances.
  static constexpr double epsilon = static_cast<double>(std::numeric_limits<T>::epsilon());
};

using Elements = ::testing::Types<float, double>;

}  // namespace topicmill
