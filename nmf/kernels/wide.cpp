// Sums in double over rows of either precision: for what is reported. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/wide.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/dot-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

HWY_INLINE Vector<double> load_wide(const double* x) { return hn::LoadU(Tag<double>(), x); }
HWY_INLINE Vector<double> load_wide(const float* x) {
  return hn::PromoteTo(Tag<double>(), hn::LoadU(hn::Rebind<float, Tag<double>>(), x));
}

template <class T>
HWY_INLINE const T* row_of(const GatheredRows<T>& rows, std::int64_t a) {
  return rows.first + (rows.numbers != nullptr ? std::int64_t{rows.numbers[a]} : a) * rows.stride;
}

template <class T>
void wide_products(const GatheredRows<T>& rows, const T* x, double* products) {
  const Tag<double> d;
  for (std::int64_t a = 0; a < rows.count; ++a) {
    const T* HWY_RESTRICT y = row_of(rows, a);
    Vector<double> sum[group_vectors<double>];
    for (auto& vector : sum) vector = hn::Zero(d);
    for (std::int64_t t = 0; t < rows.stride; t += 16) {
      for (int i = 0; i < group_vectors<double>; ++i) {
        const std::int64_t at = t + i * lanes<double>;
        sum[i] = hn::MulAdd(load_wide(x + at), load_wide(y + at), sum[i]);
      }
    }
    products[a] = sum_of_16<double>(sum);
  }
}

template <class T>
void wide_sum(const GatheredRows<T>& rows, const double* scales, double* sum) {
  const Tag<double> d;
  for (std::int64_t t = 0; t < rows.stride; t += 16) {
    Vector<double> part[group_vectors<double>];
    for (int i = 0; i < group_vectors<double>; ++i) part[i] = hn::LoadU(d, sum + t + i * lanes<double>);
    for (std::int64_t a = 0; a < rows.count; ++a) {
      const T* HWY_RESTRICT y = row_of(rows, a) + t;
      const Vector<double> scale = hn::Set(d, scales[a]);
      for (int i = 0; i < group_vectors<double>; ++i) {
        part[i] = hn::MulAdd(scale, load_wide(y + i * lanes<double>), part[i]);
      }
    }
    for (int i = 0; i < group_vectors<double>; ++i) hn::StoreU(part[i], d, sum + t + i * lanes<double>);
  }
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(void, wide_products, (const GatheredRows<T>& rows, const T* x, double* products), (rows, x, products));
TOPICMILL_KERNEL(void, wide_sum, (const GatheredRows<T>& rows, const double* scales, double* sum), (rows, scales, sum));

}  // namespace topicmill::kernels
#endif
