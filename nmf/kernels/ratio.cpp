// The Kullback-Leibler row update, fused over the non-zeros. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/ratio.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <limits>

#include "hwy/contrib/math/math-inl.h"
#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/dot-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// Below this share of its value, a product counts as that: a positive entry that the factors cannot reach keeps a
/// finite loss.
constexpr float least_product_share = 1e-30F;

/// Entries on their way to zero stop at this share of the largest in their row, before denormal numbers slow down every
/// product with them.
constexpr float least_entry_share = 1e-20F;

/// p = x'y, and not too little for the value v.
template <class T>
HWY_INLINE T product(const T* x, const T* y, std::int64_t stride, T v) {
  const T p = dot(x, y, stride);
  constexpr T least_normal = std::numeric_limits<T>::min();
  const T share = v * T{least_product_share};
  const T least = share > least_normal ? share : least_normal;
  return p > least ? p : least;
}

/// What is next to nothing in its row becomes 0.
template <class T>
HWY_INLINE void drop_least(std::int64_t stride, T* x) {
  T largest = 0;
  for (std::int64_t t = 0; t < stride; ++t) largest = x[t] > largest ? x[t] : largest;
  const T least = T{least_entry_share} * largest;
  for (std::int64_t t = 0; t < stride; ++t) x[t] = x[t] > least ? x[t] : 0;
}

template <class T>
HWY_INLINE void add_scaled(T factor, const T* HWY_RESTRICT y, std::int64_t stride, T* HWY_RESTRICT sum) {
  const Tag<T> d;
  const Vector<T> scale = hn::Set(d, factor);
  for (std::int64_t t = 0; t < stride; t += lanes<T>) {
    hn::Store(hn::MulAdd(scale, hn::Load(d, y + t), hn::Load(d, sum + t)), d, sum + t);
  }
}

/// What c is to be divided by for the root x of c / x = linear + quadratic x: with l2 in the denominator of the
/// multiplicative update instead, quadratic times the former x, steps go too far and the divergence may rise.
template <class T>
HWY_INLINE Vector<T> divisor(Vector<T> linear, T quadratic, Vector<T> c) {
  const Tag<T> d;
  if (!(quadratic > 0)) return linear;
  const Vector<T> square = hn::MulAdd(hn::Set(d, 4 * quadratic), c, hn::Mul(linear, linear));
  return hn::Mul(hn::Set(d, T{0.5}), hn::Add(linear, hn::Sqrt(square)));
}

/// next <- what makes the bound of the divergence least: x o next / linear where there is no quadratic penalty.
template <class T>
HWY_INLINE void scale_row(const RowTerms<T>& terms, const T* x, std::int64_t stride, T* next) {
  const Tag<T> d;
  for (std::int64_t t = 0; t < stride; t += lanes<T>) {
    const Vector<T> from = hn::Load(d, x + t);
    const Vector<T> pull = hn::Load(d, next + t);
    const Vector<T> against = divisor<T>(hn::LoadU(d, terms.linear + t), terms.quadratic, hn::Mul(from, pull));
    const auto present = hn::Gt(against, hn::Zero(d));
    const Vector<T> factor = hn::Div(pull, hn::IfThenElse(present, against, hn::Set(d, 1)));
    const Vector<T> moved = hn::Mul(from, factor);
    hn::Store(hn::IfThenElseZero(present, moved), d, next + t);
  }
  drop_least(stride, next);
}

/// Adds ln of each of 16 values, in lane order.
template <class T>
HWY_INLINE double weighted_log_sum(const T* weights, const T* ratios) {
  const Tag<T> d;
  HWY_ALIGN T logs[16];
  for (int i = 0; i < 16; i += lanes<T>) hn::Store(hn::Log(d, hn::Load(d, ratios + i)), d, logs + i);
  double sum = 0;
  for (int i = 0; i < 16; ++i) sum += static_cast<double>(weights[i]) * static_cast<double>(logs[i]);
  return sum;
}

template <class T>
HWY_INLINE void add_sums(const SparseRows<T>& V, std::int64_t row, const T* Y, std::int64_t stride, const T* x,
                         RatioSums& sums) {
  HWY_ALIGN T weights[16];
  HWY_ALIGN T ratios[16];
  for (std::int64_t first = V.row_starts[row]; first < V.row_starts[row + 1]; first += 16) {
    for (std::int64_t i = 0; i < 16; ++i) {
      weights[i] = 0;
      ratios[i] = 1;
      const std::int64_t at = first + i;
      if (at >= V.row_starts[row + 1] || !(V.values[at] > 0)) continue;
      const T p = product(x, Y + V.columns[at] * stride, stride, V.values[at]);
      weights[i] = V.values[at];
      ratios[i] = V.values[at] / p;
      sums.product_sum += static_cast<double>(V.values[at]) * static_cast<double>(p);
    }
    sums.log_sum += weighted_log_sum(weights, ratios);
  }
}

template <class T>
HWY_INLINE void pull_row(const SparseRows<T>& V, std::int64_t row, const T* Y, std::int64_t stride, const T* x,
                         T* HWY_RESTRICT pull) {
  for (std::int64_t t = 0; t < stride; ++t) pull[t] = 0;
  for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
    const T* y = Y + V.columns[at] * stride;
    add_scaled(V.values[at] / product(x, y, stride, V.values[at]), y, stride, pull);
  }
}

template <class T>
void ratio_rows(const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t stride, const T* X,
                T* next) {
  for (std::int64_t row = V.begin; row < V.end; ++row, X += stride, next += stride) {
    pull_row(V, row, Y, stride, X, next);
    scale_row(terms, X, stride, next);
  }
}

template <class T>
RatioSums ratio_sums(const SparseRows<T>& V, const T* Y, std::int64_t stride, const T* X) {
  RatioSums sums;
  for (std::int64_t row = V.begin; row < V.end; ++row, X += stride) add_sums(V, row, Y, stride, X, sums);
  return sums;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(void, ratio_rows,
                 (const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t stride, const T* X,
                  T* next),
                 (V, Y, terms, stride, X, next));
TOPICMILL_KERNEL(RatioSums, ratio_sums, (const SparseRows<T>& V, const T* Y, std::int64_t stride, const T* X),
                 (V, Y, stride, X));

}  // namespace topicmill::kernels
#endif
