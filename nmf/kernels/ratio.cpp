// The Kullback-Leibler row update, fused over the non-zeros. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/ratio.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "hwy/aligned_allocator.h"
#include "hwy/contrib/math/math-inl.h"
#include "nmf/kernels/dot-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// Below this, a product counts as this: a positive entry that the factors cannot reach keeps a finite loss.
constexpr float least_product = 1e-30F;

/// Entries on their way to zero stop here, before denormal numbers slow down every product with them.
constexpr float least_entry = 1e-20F;

/// p = x'y, at least least_product.
HWY_INLINE float product(const float* x, const float* y, std::int64_t stride) {
  const float p = dot(x, y, stride);
  return p > least_product ? p : least_product;
}

HWY_INLINE void add_scaled(float factor, const float* HWY_RESTRICT y, std::int64_t stride, float* HWY_RESTRICT sum) {
  const Floats d;
  const Vector scale = hn::Set(d, factor);
  for (std::int64_t t = 0; t < stride; t += lanes) {
    hn::Store(hn::MulAdd(scale, hn::Load(d, y + t), hn::Load(d, sum + t)), d, sum + t);
  }
}

/// next <- x o gradient / (linear + quadratic x), and the gradient is cleared for the next row.
HWY_INLINE void scale_row(const RowTerms& terms, const float* x, std::int64_t stride, float* gradient, float* next) {
  const Floats d;
  const Vector quadratic = hn::Set(d, terms.quadratic);
  for (std::int64_t t = 0; t < stride; t += lanes) {
    const Vector from = hn::Load(d, x + t);
    const Vector against = hn::MulAdd(quadratic, from, hn::LoadU(d, terms.linear + t));
    const auto present = hn::Gt(against, hn::Zero(d));
    const Vector factor = hn::Div(hn::Load(d, gradient + t), hn::IfThenElse(present, against, hn::Set(d, 1.0F)));
    const Vector moved = hn::Mul(from, factor);
    const auto kept = hn::And(present, hn::Gt(moved, hn::Set(d, least_entry)));
    hn::Store(hn::IfThenElseZero(kept, moved), d, next + t);
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

void ratio_rows(const SparseRows& V, const float* Y, const RowTerms& terms, std::int64_t stride, const float* X,
                float* next) {
  const auto gradient = hwy::AllocateAligned<float>(static_cast<std::size_t>(stride));
  for (std::int64_t t = 0; t < stride; ++t) gradient[static_cast<std::size_t>(t)] = 0.0F;
  for (std::int64_t row = V.begin; row < V.end; ++row) {
    const float* x = X + row * stride;
    for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
      const float* y = Y + V.columns[at] * stride;
      add_scaled(V.values[at] / product(x, y, stride), y, stride, gradient.get());
    }
    scale_row(terms, x, stride, gradient.get(), next + row * stride);
  }
}

RatioSums ratio_sums(const SparseRows& V, const float* Y, std::int64_t stride, const float* X) {
  RatioSums sums;
  for (std::int64_t row = V.begin; row < V.end; ++row) add_sums(V, row, Y, stride, X + row * stride, sums);
  return sums;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

HWY_EXPORT(ratio_rows);
HWY_EXPORT(ratio_sums);

void ratio_rows(const SparseRows& V, const float* Y, const RowTerms& terms, std::int64_t stride, const float* X,
                float* next) {
  HWY_DYNAMIC_DISPATCH(ratio_rows)(V, Y, terms, stride, X, next);
}

RatioSums ratio_sums(const SparseRows& V, const float* Y, std::int64_t stride, const float* X) {
  return HWY_DYNAMIC_DISPATCH(ratio_sums)(V, Y, stride, X);
}

}  // namespace topicmill::kernels
#endif
