// The Kullback-Leibler row update, fused over the non-zeros. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/ratio.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "hwy/aligned_allocator.h"
#include "hwy/contrib/math/math-inl.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;
constexpr int lanes = static_cast<int>(hn::MaxLanes(Floats()));
constexpr int group_vectors = 16 / lanes;

/// Below this, a product counts as this: a positive entry that the factors cannot reach keeps a finite loss.
constexpr float least_product = 1e-30F;

/// Sum of 16 lanes in an order that is the same for AVX2 and AVX-512.
HWY_INLINE float sum_of_16(const Vector (&part)[group_vectors]) {
  const Floats d;
  if constexpr (lanes == 16) {
    const hn::Half<Floats> half;
    const auto eight = hn::Add(hn::LowerHalf(half, part[0]), hn::UpperHalf(half, part[0]));
    return hn::GetLane(hn::SumOfLanes(half, eight));
  } else {
    Vector sum = part[0];
    for (int i = 1; i < group_vectors; ++i) sum = hn::Add(sum, part[i]);
    return hn::GetLane(hn::SumOfLanes(d, sum));
  }
}

HWY_INLINE float product(const float* HWY_RESTRICT x, const float* HWY_RESTRICT y, std::int64_t stride) {
  const Floats d;
  Vector sum[group_vectors];
  for (auto& vector : sum) vector = hn::Zero(d);
  for (std::int64_t t = 0; t < stride; t += 16) {
#pragma GCC unroll 4
    for (int i = 0; i < group_vectors; ++i) {
      sum[i] = hn::MulAdd(hn::Load(d, x + t + i * lanes), hn::Load(d, y + t + i * lanes), sum[i]);
    }
  }
  const float p = sum_of_16(sum);
  return p > least_product ? p : least_product;
}

HWY_INLINE void add_scaled(float factor, const float* HWY_RESTRICT y, std::int64_t stride, float* HWY_RESTRICT sum) {
  const Floats d;
  const Vector scale = hn::Set(d, factor);
  for (std::int64_t t = 0; t < stride; t += lanes) {
    hn::Store(hn::MulAdd(scale, hn::Load(d, y + t), hn::Load(d, sum + t)), d, sum + t);
  }
}

/// x <- x o gradient o inverse, and the gradient is cleared for the next row.
HWY_INLINE void scale_row(const float* inverse, std::int64_t stride, float* gradient, float* x) {
  const Floats d;
  for (std::int64_t t = 0; t < stride; t += lanes) {
    const Vector factor = hn::Mul(hn::Load(d, gradient + t), hn::LoadU(d, inverse + t));
    hn::Store(hn::Mul(hn::Load(d, x + t), factor), d, x + t);
    hn::Store(hn::Zero(d), d, gradient + t);
  }
}

/// Adds ln of each of 16 values, in lane order.
HWY_INLINE double weighted_log_sum(const float* weights, const float* ratios) {
  const Floats d;
  HWY_ALIGN float logs[16];
  for (int i = 0; i < 16; i += lanes) hn::Store(hn::Log(d, hn::Load(d, ratios + i)), d, logs + i);
  double sum = 0;
  for (int i = 0; i < 16; ++i) sum += static_cast<double>(weights[i]) * static_cast<double>(logs[i]);
  return sum;
}

HWY_INLINE void add_sums(const SparseRows& V, std::int64_t row, const float* Y, std::int64_t stride, const float* x,
                         RatioSums& sums) {
  HWY_ALIGN float weights[16];
  HWY_ALIGN float ratios[16];
  for (std::int64_t first = V.row_starts[row]; first < V.row_starts[row + 1]; first += 16) {
    for (std::int64_t i = 0; i < 16; ++i) {
      weights[i] = 0.0F;
      ratios[i] = 1.0F;
      const std::int64_t at = first + i;
      if (at >= V.row_starts[row + 1] || !(V.values[at] > 0.0F)) continue;
      const float p = product(x, Y + V.columns[at] * stride, stride);
      weights[i] = V.values[at];
      ratios[i] = V.values[at] / p;
      sums.product_sum += static_cast<double>(V.values[at]) * static_cast<double>(p);
    }
    sums.log_sum += weighted_log_sum(weights, ratios);
  }
}

RatioSums ratio_rows(const SparseRows& V, const float* Y, const float* inverse_column_sums, std::int64_t stride,
                     float* X) {
  RatioSums sums;
  const auto gradient = hwy::AllocateAligned<float>(static_cast<std::size_t>(stride));
  for (std::int64_t t = 0; t < stride; ++t) gradient[static_cast<std::size_t>(t)] = 0.0F;
  for (std::int64_t row = V.begin; row < V.end; ++row) {
    float* x = X + row * stride;
    for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
      const float* y = Y + V.columns[at] * stride;
      add_scaled(V.values[at] / product(x, y, stride), y, stride, gradient.get());
    }
    scale_row(inverse_column_sums, stride, gradient.get(), x);
    add_sums(V, row, Y, stride, x, sums);
  }
  return sums;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

HWY_EXPORT(ratio_rows);

RatioSums ratio_rows(const SparseRows& V, const float* Y, const float* inverse_column_sums, std::int64_t stride,
                     float* X) {
  return HWY_DYNAMIC_DISPATCH(ratio_rows)(V, Y, inverse_column_sums, stride, X);
}

}  // namespace topicmill::kernels
#endif
