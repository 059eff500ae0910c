// Sums across lanes, in an order that is the same for every instruction set. Included once per instruction set.
#if defined(TOPICMILL_NMF_KERNELS_DOT_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TOPICMILL_NMF_KERNELS_DOT_INL
#undef TOPICMILL_NMF_KERNELS_DOT_INL
#else
#define TOPICMILL_NMF_KERNELS_DOT_INL
#endif

#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

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

/// x'y over `stride` floats, a multiple of 16.
HWY_INLINE float dot(const float* HWY_RESTRICT x, const float* HWY_RESTRICT y, std::int64_t stride) {
  const Floats d;
  Vector sum[group_vectors];
  for (auto& vector : sum) vector = hn::Zero(d);
  for (std::int64_t t = 0; t < stride; t += 16) {
#pragma GCC unroll 4
    for (int i = 0; i < group_vectors; ++i) {
      sum[i] = hn::MulAdd(hn::Load(d, x + t + i * lanes), hn::Load(d, y + t + i * lanes), sum[i]);
    }
  }
  return sum_of_16(sum);
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
