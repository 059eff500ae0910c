#include "nmf/algebra/gram.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <type_traits>

#include "nmf/algebra/tasks.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {

Gram& Gram::operator+=(const Gram& other) {
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += other.values[i];
  return *this;
}

void Gram::mirror() {
  for (std::int64_t s = 0; s < k; ++s) {
    for (std::int64_t t = 0; t < s; ++t) {
      values[static_cast<std::size_t>(s * stride + t)] = values[static_cast<std::size_t>(t * stride + s)];
    }
  }
}

template <class T>
Gram gram(const BasicFactor<T>& X) {
  const auto add_rows = [&](RowRange rows, Gram& sum) {
    for (std::int64_t row = rows.begin; row < rows.end; row += kernels::panel_rows) {
      const std::int64_t count = std::min(kernels::panel_rows, rows.end - row);
      kernels::add_gram(X.row(row), count, X.k(), X.stride(), sum.data());
    }
  };
  // Few rows would cost less than to add what they sum to.
  constexpr std::int64_t least_task_rows = 512;
  const std::int64_t row_flops = std::min(X.k() * X.k(), task_flops / least_task_rows);
  Gram total = sum_over_rows(even_rows(X.placed_rows(), row_flops), Gram(X.k()), add_rows);
  total.mirror();
  return total;
}

template <class T>
Gram exact_gram(const BasicFactor<T>& X) {
  using Rows = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
  const auto add_rows = [&](RowRange rows, Gram& sum) {
    constexpr std::int64_t block_rows = 256;
    Eigen::Map<Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>> out(
        sum.data(), X.k(), X.k(), Eigen::OuterStride<>(X.stride()));
    for (std::int64_t row = rows.begin; row < rows.end; row += block_rows) {
      const Eigen::Map<const Rows, 0, Eigen::OuterStride<>> block(X.row(row), std::min(block_rows, rows.end - row),
                                                                  X.k(), Eigen::OuterStride<>(X.stride()));
      const Eigen::MatrixXd wide = block.template cast<double>();
      out.noalias() += wide.transpose() * wide;
    }
  };
  return sum_over_rows(even_rows(X.placed_rows(), X.k() * X.k()), Gram(X.k()), add_rows);
}

Gram with_ridge(Gram gram, double ridge) {
  for (std::int64_t t = 0; t < gram.k; ++t) gram.values[static_cast<std::size_t>(t * (gram.stride + 1))] += ridge;
  return gram;
}

template <class T>
double least_ridge(const Gram& gram) {
  constexpr double share = std::is_same_v<T, float> ? 1e-7 : 1e-13;
  double trace = 0;
  for (std::int64_t t = 0; t < gram.k; ++t) trace += gram(t, t);
  return trace > 0 ? share * trace / static_cast<double>(gram.k) : 1;
}

double inner_product(const Gram& A, const Gram& B) {
  double sum = 0;
  for (std::int64_t s = 0; s < A.k; ++s) {
    for (std::int64_t t = 0; t < A.k; ++t) sum += A(s, t) * B(s, t);
  }
  return sum;
}

namespace {

/// Of the first `count` elements, in four sums that need not wait for each other.
template <class T>
double inner_product(const double* a, const T* x, std::int64_t count) {
  double sums[4] = {};
  std::int64_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::int64_t j = 0; j < 4; ++j) sums[j] += a[i + j] * static_cast<double>(x[i + j]);
  }
  for (; i < count; ++i) sums[0] += a[i] * static_cast<double>(x[i]);
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

template <class T>
double quadratic_form(const Gram& A, const T* x) {
  double sum = 0;
  for (std::int64_t s = 0; s < A.k; ++s) {
    const auto weight = static_cast<double>(x[s]);
    if (weight > 0) sum += weight * (weight * A(s, s) + 2 * inner_product(A.row(s), x, s));
  }
  return sum;
}

template <class T>
std::vector<double> product(const Gram& A, const T* x) {
  std::vector<std::uint32_t> support;
  std::vector<double> weights;
  for (std::int64_t s = 0; s < A.k; ++s) {
    if (!(x[s] > 0)) continue;
    support.push_back(static_cast<std::uint32_t>(s));
    weights.push_back(static_cast<double>(x[s]));
  }
  std::vector<double> sum(static_cast<std::size_t>(A.stride));
  kernels::wide_sum<double>({A.row(0), A.stride, support.data(), std::ssize(support)}, weights.data(), sum.data());
  return sum;
}

template Gram gram(const BasicFactor<float>&);
template Gram gram(const BasicFactor<double>&);
template double least_ridge<float>(const Gram&);
template double least_ridge<double>(const Gram&);
template Gram exact_gram(const BasicFactor<float>&);
template Gram exact_gram(const BasicFactor<double>&);
template std::vector<double> product(const Gram&, const float*);
template std::vector<double> product(const Gram&, const double*);
template double quadratic_form(const Gram&, const float*);
template double quadratic_form(const Gram&, const double*);

}  // namespace topicmill
