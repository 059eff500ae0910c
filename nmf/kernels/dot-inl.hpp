// Sums across lanes<T>, in an order that is the same for every instruction set. Included once per instruction set.
#if defined(TOPICMILL_NMF_KERNELS_DOT_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TOPICMILL_NMF_KERNELS_DOT_INL
#undef TOPICMILL_NMF_KERNELS_DOT_INL
#else
#define TOPICMILL_NMF_KERNELS_DOT_INL
#endif

#include <bit>
#include <cstdint>

#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// The sum of a vector's lanes, folded in halves down to the 32 bytes of AVX2.
template <class D>
HWY_INLINE hn::TFromD<D> sum_of_lanes(D d, hn::Vec<D> vector) {
  if constexpr (hn::MaxLanes(D()) * sizeof(hn::TFromD<D>) > 32) {
    const hn::Half<D> half;
    return sum_of_lanes(half, hn::Add(hn::LowerHalf(half, vector), hn::UpperHalf(half, vector)));
  } else {
    return hn::GetLane(hn::SumOfLanes(d, vector));
  }
}

/// The sum of a group's 16 lanes, folded in halves too: in an order that is the same for AVX2 and AVX-512.
template <class T>
HWY_INLINE T sum_of_16(Vector<T> (&parts)[group_vectors<T>]) {
#pragma GCC unroll 8
  for (unsigned i = group_vectors<T> - 1; i > 0; --i) {
    Vector<T>& partner = parts[i - std::bit_floor(i)];
    partner = hn::Add(partner, parts[i]);
  }
  return sum_of_lanes(Tag<T>(), parts[0]);
}

/// x'y over `stride` elements, a multiple of 16.
template <class T>
HWY_INLINE T dot(const T* HWY_RESTRICT x, const T* HWY_RESTRICT y, std::int64_t stride) {
  const Tag<T> d;
  Vector<T> sum[group_vectors<T>];
  for (auto& vector : sum) vector = hn::Zero(d);
  for (std::int64_t t = 0; t < stride; t += 16) {
#pragma GCC unroll 4
    for (int i = 0; i < group_vectors<T>; ++i) {
      sum[i] = hn::MulAdd(hn::Load(d, x + t + i * lanes<T>), hn::Load(d, y + t + i * lanes<T>), sum[i]);
    }
  }
  return sum_of_16<T>(sum);
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
