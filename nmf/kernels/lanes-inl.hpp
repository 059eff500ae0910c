// The vectors of all kernels: 16 floats at most, so that a group of 16 topics is one vector or several.
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

using Floats = hn::CappedTag<float, 16>;
using Vector = hn::Vec<Floats>;
constexpr int lanes = static_cast<int>(hn::MaxLanes(Floats()));
constexpr int group_vectors = 16 / lanes;  // vectors in a group of 16 floats

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
