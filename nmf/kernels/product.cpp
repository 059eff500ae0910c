// Products of row-major blocks: sparse times dense, Gram, inner product. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/product.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "hwy/cache_control.h"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// How many non-zeros ahead the rows of Y are fetched: their gathers miss L2 on large matrices.
constexpr std::int64_t prefetch_distance = 12;

template <int kGroups>
HWY_INLINE void multiply_groups(const SparseRows& V, const float* HWY_RESTRICT Y, std::int64_t stride,
                                float* HWY_RESTRICT out) {
  constexpr int vectors = kGroups * group_vectors;
  const Floats d;
  const std::int64_t last = V.row_starts[V.end] - 1;
  for (std::int64_t row = V.begin; row < V.end; ++row) {
    Vector sum[std::size_t{vectors}];
    for (auto& vector : sum) vector = hn::Zero(d);
    for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
      const float* ahead = Y + V.columns[at + prefetch_distance < last ? at + prefetch_distance : last] * stride;
      for (int g = 0; g < kGroups; ++g) hwy::Prefetch(ahead + 16 * g);
      const float* y = Y + V.columns[at] * stride;
      const Vector value = hn::Set(d, V.values[at]);
#pragma GCC unroll 16
      for (int i = 0; i < vectors; ++i) sum[i] = hn::MulAdd(value, hn::Load(d, y + i * lanes), sum[i]);
    }
    for (int i = 0; i < vectors; ++i) hn::Store(sum[i], d, out + i * lanes);
    out += stride;
  }
}

/// As many groups of 16 topics a pass as the registers hold.
constexpr int most_groups = lanes == 16 ? 8 : (lanes == 8 ? 5 : 2);

template <int kGroups = most_groups>
HWY_INLINE void multiply_up_to(std::int64_t groups, const SparseRows& V, const float* Y, std::int64_t stride,
                               float* out) {
  if constexpr (kGroups > 0) {
    if (groups == kGroups) return multiply_groups<kGroups>(V, Y, stride, out);
    multiply_up_to<kGroups - 1>(groups, V, Y, stride, out);
  }
}

void multiply_rows(const SparseRows& V, const float* Y, std::int64_t stride, float* out) {
  for (std::int64_t group = 0; group < stride / 16; group += most_groups) {
    const std::int64_t left = stride / 16 - group;
    multiply_up_to(left < most_groups ? left : most_groups, V, Y + group * 16, stride, out + group * 16);
  }
}

/// kRows rows of X M, 16 * kGroups columns.
template <int kRows, int kGroups>
HWY_INLINE void multiply_tile(const float* HWY_RESTRICT X, std::int64_t k, std::int64_t stride,
                              const float* HWY_RESTRICT M, std::int64_t M_stride, float* HWY_RESTRICT out) {
  constexpr int vectors = kGroups * group_vectors;
  const Floats d;
  Vector sum[std::size_t{kRows}][std::size_t{vectors}];
  for (auto& line : sum) {
    for (auto& vector : line) vector = hn::Zero(d);
  }
  for (std::int64_t s = 0; s < k; ++s, M += M_stride) {
    Vector right[std::size_t{vectors}];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, M + i * lanes);
#pragma GCC unroll 8
    for (int a = 0; a < kRows; ++a) {
      const Vector left = hn::Set(d, X[a * stride + s]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sum[a][i] = hn::MulAdd(left, right[i], sum[a][i]);
    }
  }
  for (int a = 0; a < kRows; ++a) {
    for (int i = 0; i < vectors; ++i) hn::Store(sum[a][i], d, out + a * M_stride + i * lanes);
  }
}

template <int kRows>
HWY_INLINE void multiply_tiles(const float* X, std::int64_t k, std::int64_t stride, const float* M,
                               std::int64_t M_stride, float* out) {
  constexpr int groups = lanes == 16 ? 2 : 1;
  std::int64_t t = 0;
  for (; t + 16 * groups <= M_stride; t += 16 * groups) {
    multiply_tile<kRows, groups>(X, k, stride, M + t, M_stride, out + t);
  }
  for (; t < M_stride; t += 16) multiply_tile<kRows, 1>(X, k, stride, M + t, M_stride, out + t);
}

void multiply_block(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, const float* M,
                    std::int64_t M_stride, float* out) {
  constexpr int at_once = lanes == 16 ? 8 : 4;
  std::int64_t row = 0;
  for (; row + at_once <= rows; row += at_once) {
    multiply_tiles<at_once>(X + row * stride, k, stride, M, M_stride, out + row * M_stride);
  }
  for (; row < rows; ++row) multiply_tiles<1>(X + row * stride, k, stride, M, M_stride, out + row * M_stride);
}

/// The lanes of a vector, added to as many doubles.
HWY_INLINE void add_widened(Vector value, double* sum) {
  const hn::Half<Floats> half;
  const hn::Rebind<double, decltype(half)> wide;
  const auto low = hn::PromoteTo(wide, hn::LowerHalf(half, value));
  const auto high = hn::PromoteTo(wide, hn::UpperHalf(half, value));
  hn::StoreU(hn::Add(hn::LoadU(wide, sum), low), wide, sum);
  hn::StoreU(hn::Add(hn::LoadU(wide, sum + lanes / 2), high), wide, sum + lanes / 2);
}

/// Rows [t, t + kTopics) of the Gram, 16 * kGroups columns from s.
template <int kTopics, int kGroups>
HWY_INLINE void add_gram_tile(const float* HWY_RESTRICT X, std::int64_t rows, std::int64_t stride, std::int64_t t,
                              std::int64_t s, double* gram) {
  constexpr int vectors = kGroups * group_vectors;
  const Floats d;
  Vector sum[std::size_t{kTopics}][std::size_t{vectors}];
  for (auto& line : sum) {
    for (auto& vector : line) vector = hn::Zero(d);
  }
  for (std::int64_t row = 0; row < rows; ++row) {
    const float* x = X + row * stride;
    Vector right[std::size_t{vectors}];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, x + s + i * lanes);
#pragma GCC unroll 8
    for (int a = 0; a < kTopics; ++a) {
      const Vector left = hn::Set(d, x[t + a]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sum[a][i] = hn::MulAdd(left, right[i], sum[a][i]);
    }
  }
  for (int a = 0; a < kTopics; ++a) {
    for (int i = 0; i < vectors; ++i) add_widened(sum[a][i], gram + (t + a) * stride + s + i * lanes);
  }
}

/// As many tiles as the registers hold: the more a tile is, the less it loads for each product.
constexpr int gram_topics = lanes == 16 ? 8 : 4;
constexpr int gram_groups = lanes == 16 ? 3 : 1;

template <int kTopics, int kGroups = gram_groups>
HWY_INLINE void add_gram_tiles(const float* X, std::int64_t rows, std::int64_t stride, std::int64_t t, std::int64_t s,
                               double* gram) {
  if constexpr (kGroups > 0) {
    for (; s + 16 * kGroups <= stride; s += 16 * kGroups) {
      add_gram_tile<kTopics, kGroups>(X, rows, stride, t, s, gram);
    }
    add_gram_tiles<kTopics, kGroups - 1>(X, rows, stride, t, s, gram);
  }
}

void add_gram(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram) {
  std::int64_t t = 0;
  for (; t + gram_topics <= k; t += gram_topics) {
    add_gram_tiles<gram_topics>(X, rows, stride, t, t / 16 * 16, gram);
  }
  for (; t < k; ++t) add_gram_tiles<1>(X, rows, stride, t, t / 16 * 16, gram);
}

double inner_product(const float* A, const float* B, std::int64_t rows, std::int64_t stride) {
  const Floats d;
  HWY_ALIGN double sums[16] = {};
  for (std::int64_t row = 0; row < rows; ++row) {
    for (int part = 0; part < group_vectors; ++part) {
      Vector sum = hn::Zero(d);
      for (std::int64_t i = row * stride + part * lanes; i < (row + 1) * stride; i += 16) {
        sum = hn::MulAdd(hn::Load(d, A + i), hn::Load(d, B + i), sum);
      }
      add_widened(sum, sums + part * lanes);
    }
  }
  double total = 0;
  for (const double sum : sums) total += sum;
  return total;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

HWY_EXPORT(multiply_rows);
HWY_EXPORT(multiply_block);
HWY_EXPORT(add_gram);
HWY_EXPORT(inner_product);

void multiply_rows(const SparseRows& V, const float* Y, std::int64_t stride, float* out) {
  HWY_DYNAMIC_DISPATCH(multiply_rows)(V, Y, stride, out);
}

void multiply_block(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, const float* M,
                    std::int64_t M_stride, float* out) {
  HWY_DYNAMIC_DISPATCH(multiply_block)(X, rows, k, stride, M, M_stride, out);
}

void add_gram(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram) {
  HWY_DYNAMIC_DISPATCH(add_gram)(X, rows, k, stride, gram);
}

double inner_product(const float* A, const float* B, std::int64_t rows, std::int64_t stride) {
  return HWY_DYNAMIC_DISPATCH(inner_product)(A, B, rows, stride);
}

}  // namespace topicmill::kernels
#endif
