// Gram matrices of factors: all that one factor needs to know of the other under the Frobenius norm.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// X^T X, k x k, symmetric, in double. Rows are `stride` apart as in the factor.
struct Gram {
  std::int64_t k = 0;
  std::int64_t stride = 0;
  std::vector<double> values;

  Gram() = default;
  explicit Gram(std::int64_t topics)
      : k(topics), stride(Factor::padded(topics)), values(static_cast<std::size_t>(k * stride), 0.0) {}

  double* data() { return values.data(); }
  const double* row(std::int64_t s) const { return values.data() + s * stride; }
  double operator()(std::int64_t s, std::int64_t t) const { return values[static_cast<std::size_t>(s * stride + t)]; }

  Gram& operator+=(const Gram& other);
  template <class Visit>
  void each_part(const Visit& visit) {
    visit(values.data(), values.size() * sizeof(double));
  }

  /// Copies the upper triangle, which the kernels fill, to the lower.
  void mirror();
};

/// X^T X in parallel, summed in T within 64 rows and in double across: rows k^2 flops.
template <class T>
Gram gram(const BasicFactor<T>& X);

/// X^T X with every product in double, for the last digits.
template <class T>
Gram exact_gram(const BasicFactor<T>& X);

/// The matrix with `ridge` added to its diagonal.
Gram with_ridge(Gram gram, double ridge);

/// A ridge at the level of the rounding of T, which keeps collinear topics solvable.
template <class T>
double least_ridge(const Gram& gram);

/// Sum over s, t of A(s, t) B(s, t): <X^T X, Y^T Y> = |X Y^T|_F^2.
double inner_product(const Gram& A, const Gram& B);

/// Ax for a symmetric A and x: k, as many as A has in a row with its padding.
template <class T>
std::vector<double> product(const Gram& A, const T* x);

/// x'Ax for a symmetric A and x: k, of which the positive entries count.
template <class T>
double quadratic_form(const Gram& A, const T* x);

}  // namespace topicmill
