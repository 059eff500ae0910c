// The vectors of all kernels: 16 elements at most, so that a group of 16 topics is one vector or several.
// Included once per instruction set, as Highway's own -inl headers are.
#if defined(TOPICMILL_NMF_KERNELS_LANES_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TOPICMILL_NMF_KERNELS_LANES_INL
#undef TOPICMILL_NMF_KERNELS_LANES_INL
#else
#define TOPICMILL_NMF_KERNELS_LANES_INL
#endif

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

template <class T>
using Tag = hn::CappedTag<T, 16>;
template <class T>
using Vector = hn::Vec<Tag<T>>;
template <class T>
constexpr int lanes = static_cast<int>(hn::MaxLanes(Tag<T>()));
template <class T>
constexpr int group_vectors = 16 / lanes<T>;  // vectors in a group of 16 elements
template <class T>
constexpr int cache_line = 64 / static_cast<int>(sizeof(T));  // elements of one

/// AVX-512: twice the registers too, 32.
constexpr bool wide = lanes<float> == 16;

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
