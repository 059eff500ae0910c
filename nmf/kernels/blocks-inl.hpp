// Transposition between row-major and topic-major floats, 4 topics of as many rows as there are lanes<T> at a time.
// Included once per instruction set.
#if defined(TOPICMILL_NMF_KERNELS_BLOCKS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef TOPICMILL_NMF_KERNELS_BLOCKS_INL
#undef TOPICMILL_NMF_KERNELS_BLOCKS_INL
#else
#define TOPICMILL_NMF_KERNELS_BLOCKS_INL
#endif

#include <cstdint>

#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// Elements in a block of 16 bytes, within which vectors interleave.
template <class T>
constexpr int block = 16 / static_cast<int>(sizeof(T));

/// A vector of blocks; block b is at place(first + block<T> * b). And the way back.
template <class D, class Place>
HWY_INLINE hn::Vec<D> load_blocks(D d, std::int64_t first, const Place& place) {
  if constexpr (hn::MaxLanes(D()) == block<hn::TFromD<D>>) {
    return hn::Load(d, place(first));
  } else {
    const hn::Half<D> half;
    constexpr auto half_lanes = static_cast<std::int64_t>(hn::MaxLanes(half));
    return hn::Combine(d, load_blocks(half, first + half_lanes, place), load_blocks(half, first, place));
  }
}

template <class D, class Place>
HWY_INLINE void store_blocks(D d, hn::Vec<D> vector, std::int64_t first, const Place& place) {
  if constexpr (hn::MaxLanes(D()) == block<hn::TFromD<D>>) {
    hn::Store(vector, d, place(first));
  } else {
    const hn::Half<D> half;
    constexpr auto half_lanes = static_cast<std::int64_t>(hn::MaxLanes(half));
    store_blocks(half, hn::LowerHalf(half, vector), first, place);
    store_blocks(half, hn::UpperHalf(half, vector), first + half_lanes, place);
  }
}

/// As many vectors as a block has elements, transposed within each block.
HWY_INLINE void transpose_blocks(Vector<float> (&rows)[4]) {
  const Tag<float> d;
  const hn::Repartition<std::uint64_t, Tag<float>> pairs;
  const auto ab_low = hn::BitCast(pairs, hn::InterleaveLower(d, rows[0], rows[1]));
  const auto ab_high = hn::BitCast(pairs, hn::InterleaveUpper(d, rows[0], rows[1]));
  const auto cd_low = hn::BitCast(pairs, hn::InterleaveLower(d, rows[2], rows[3]));
  const auto cd_high = hn::BitCast(pairs, hn::InterleaveUpper(d, rows[2], rows[3]));
  rows[0] = hn::BitCast(d, hn::InterleaveLower(pairs, ab_low, cd_low));
  rows[1] = hn::BitCast(d, hn::InterleaveUpper(pairs, ab_low, cd_low));
  rows[2] = hn::BitCast(d, hn::InterleaveLower(pairs, ab_high, cd_high));
  rows[3] = hn::BitCast(d, hn::InterleaveUpper(pairs, ab_high, cd_high));
}

HWY_INLINE void transpose_blocks(Vector<double> (&rows)[2]) {
  const Tag<double> d;
  const Vector<double> high = hn::InterleaveUpper(d, rows[0], rows[1]);
  rows[0] = hn::InterleaveLower(d, rows[0], rows[1]);
  rows[1] = high;
}

/// `lanes` rows by `block` topics, the rows at place(0), place(1), ..., to vectors `step` elements apart; and back.
template <class T, class Place>
HWY_INLINE void rows_to_topics(const Place& place, T* to, std::int64_t step) {
  const Tag<T> d;
  Vector<T> rows[block<T>];
  for (int r = 0; r < block<T>; ++r) rows[r] = load_blocks(d, r, place);
  transpose_blocks(rows);
  for (int t = 0; t < block<T>; ++t) hn::Store(rows[t], d, to + t * step);
}

template <class T, class Place>
HWY_INLINE void topics_to_rows(const T* from, std::int64_t step, const Place& place) {
  const Tag<T> d;
  Vector<T> rows[block<T>];
  for (int t = 0; t < block<T>; ++t) rows[t] = hn::Load(d, from + t * step);
  transpose_blocks(rows);
  for (int r = 0; r < block<T>; ++r) store_blocks(d, rows[r], r, place);
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
