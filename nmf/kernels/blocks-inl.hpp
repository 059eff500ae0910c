// Transposition between row-major and topic-major floats, 4 topics of as many rows as there are lanes at a time.
// Included once per instruction set.
#if defined(TOPICMILL_NMF_KERNELS_BLOCKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TOPICMILL_NMF_KERNELS_BLOCKS_INL
#undef TOPICMILL_NMF_KERNELS_BLOCKS_INL
#else
#define TOPICMILL_NMF_KERNELS_BLOCKS_INL
#endif

#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// A vector of blocks of 4 floats; block b is at place(first + 4 * b). And the way back.
template <class D, class Place>
HWY_INLINE hn::Vec<D> load_blocks(D d, std::int64_t first, const Place& place) {
  if constexpr (hn::MaxLanes(D()) == 4) {
    return hn::Load(d, place(first));
  } else {
    const hn::Half<D> half;
    constexpr auto half_lanes = static_cast<std::int64_t>(hn::MaxLanes(half));
    return hn::Combine(d, load_blocks(half, first + half_lanes, place), load_blocks(half, first, place));
  }
}

template <class D, class Place>
HWY_INLINE void store_blocks(D d, hn::Vec<D> vector, std::int64_t first, const Place& place) {
  if constexpr (hn::MaxLanes(D()) == 4) {
    hn::Store(vector, d, place(first));
  } else {
    const hn::Half<D> half;
    constexpr auto half_lanes = static_cast<std::int64_t>(hn::MaxLanes(half));
    store_blocks(half, hn::LowerHalf(half, vector), first, place);
    store_blocks(half, hn::UpperHalf(half, vector), first + half_lanes, place);
  }
}

/// Four vectors, transposed within each block of 4 floats.
HWY_INLINE void transpose_blocks(Vector (&rows)[4]) {
  const Floats d;
  const hn::Repartition<std::uint64_t, Floats> pairs;
  const auto ab_low = hn::BitCast(pairs, hn::InterleaveLower(d, rows[0], rows[1]));
  const auto ab_high = hn::BitCast(pairs, hn::InterleaveUpper(d, rows[0], rows[1]));
  const auto cd_low = hn::BitCast(pairs, hn::InterleaveLower(d, rows[2], rows[3]));
  const auto cd_high = hn::BitCast(pairs, hn::InterleaveUpper(d, rows[2], rows[3]));
  rows[0] = hn::BitCast(d, hn::InterleaveLower(pairs, ab_low, cd_low));
  rows[1] = hn::BitCast(d, hn::InterleaveUpper(pairs, ab_low, cd_low));
  rows[2] = hn::BitCast(d, hn::InterleaveLower(pairs, ab_high, cd_high));
  rows[3] = hn::BitCast(d, hn::InterleaveUpper(pairs, ab_high, cd_high));
}

/// `lanes` rows by 4 topics, the rows at place(0), place(1), ..., to 4 vectors `step` floats apart; and back.
template <class Place>
HWY_INLINE void rows_to_topics(const Place& place, float* to, std::int64_t step) {
  const Floats d;
  Vector rows[4];
  for (int r = 0; r < 4; ++r) rows[r] = load_blocks(d, r, place);
  transpose_blocks(rows);
  for (int t = 0; t < 4; ++t) hn::Store(rows[t], d, to + t * step);
}

template <class Place>
HWY_INLINE void topics_to_rows(const float* from, std::int64_t step, const Place& place) {
  const Floats d;
  Vector rows[4];
  for (int t = 0; t < 4; ++t) rows[t] = hn::Load(d, from + t * step);
  transpose_blocks(rows);
  for (int r = 0; r < 4; ++r) store_blocks(d, rows[r], r, place);
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
