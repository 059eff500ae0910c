// Rows without their zeros, and the sparse product that gathers them. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/packed.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <array>
#include <bit>
#include <cstring>

#include "hwy/cache_control.h"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// 16 topics.
using Group = Vector<float>[group_vectors<float>];

/// The masks of a record lie in its first floats, 16 bits each.
HWY_INLINE unsigned load_mask(const float* record, std::int64_t group) {
  std::uint16_t mask = 0;
  std::memcpy(&mask, reinterpret_cast<const char*>(record) + group * 2, sizeof(mask));
  return mask;
}

HWY_INLINE void store_mask(unsigned mask, float* record, std::int64_t group) {
  const auto bits = static_cast<std::uint16_t>(mask);
  std::memcpy(reinterpret_cast<char*>(record) + group * 2, &bits, sizeof(bits));
}

/// How many non-zeros ahead the starts and the records of gathered rows are fetched: both may miss the caches.
constexpr std::int64_t start_distance = 24;
constexpr std::int64_t record_distance = 12;

std::int64_t pack_rows(const float* X, std::int64_t rows, std::int64_t stride, std::int64_t start,
                       const PackedStore& to) {
  const Tag<float> d;
  std::int64_t count = 0;
  for (std::int64_t row = 0; row < rows; ++row, X += stride) {
    to.starts[row] = start;
    float* values = to.records + start + mask_floats(stride);
    for (std::int64_t group = 0; group < stride / 16; ++group) {
      unsigned mask = 0;
      for (int part = 0; part < group_vectors<float>; ++part) {
        const Vector<float> x = hn::Load(d, X + group * 16 + part * lanes<float>);
        const auto present = hn::Ne(x, hn::Zero(d));
        std::uint8_t bits[8] = {};
        hn::StoreMaskBits(d, present, bits);
        const unsigned low = bits[0];
        const unsigned high = wide ? bits[1] : 0U;
        mask |= (low | high << 8U) << (part * lanes<float>);
        values += hn::CompressStore(x, present, d, values);
      }
      store_mask(mask, to.records + start, group);
    }
    count += values - (to.records + start) - mask_floats(stride);
    start = values - to.records;
  }
  return count;
}

#if HWY_TARGET == HWY_AVX3

/// The next floats from `values`, in the lanes where `mask` has a bit; zero elsewhere.
HWY_INLINE void expand(unsigned mask, const float* values, Group& group) {
  group[0] = Vector<float>{_mm512_maskz_expandloadu_ps(static_cast<__mmask16>(mask), values)};
}

#elif HWY_TARGET == HWY_AVX2

/// For each of 256 masks, which of the next values goes to each lane; 8 where none does.
constexpr auto expansion_table = [] {
  std::array<std::array<std::uint8_t, 8>, 256> table{};
  for (unsigned mask = 0; mask < 256; ++mask) {
    std::uint8_t next = 0;
    for (unsigned lane = 0; lane < 8; ++lane) table[mask][lane] = (mask >> lane & 1U) != 0 ? next++ : 8;
  }
  return table;
}();

HWY_INLINE Vector<float> expand_8(unsigned mask, const float* values) {
  const __m256i source =
      _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(&expansion_table[mask])));
  const __m256 present = _mm256_castsi256_ps(_mm256_cmpgt_epi32(_mm256_set1_epi32(8), source));
  return Vector<float>{_mm256_and_ps(present, _mm256_permutevar8x32_ps(_mm256_loadu_ps(values), source))};
}

HWY_INLINE void expand(unsigned mask, const float* values, Group& group) {
  group[0] = expand_8(mask & 255U, values);
  group[1] = expand_8(mask >> 8, values + std::popcount(mask & 255U));
}

#else

HWY_INLINE void expand(unsigned mask, const float* values, Group& group) {
  const Tag<float> d;
  HWY_ALIGN float spread[16] = {};
  for (; mask != 0; mask &= mask - 1) spread[std::countr_zero(mask)] = *values++;
  for (int part = 0; part < group_vectors<float>; ++part) group[part] = hn::Load(d, spread + part * lanes<float>);
}

#endif

/// Groups [first, first + kGroups) of 16 topics of every product.
template <int kGroups>
HWY_INLINE void multiply_groups(const SparseRows<float>& V, const PackedRows& Y, std::int64_t first,
                                float* HWY_RESTRICT out) {
  const Tag<float> d;
  const std::int64_t last = V.row_starts[V.end] - 1;
  const auto start_of = [&](std::int64_t at) { return Y.starts + V.columns[at < last ? at : last]; };
  for (std::int64_t row = V.begin; row < V.end; ++row, out += Y.stride) {
    Group sum[std::size_t{kGroups}];
    for (auto& group : sum) {
      for (auto& vector : group) vector = hn::Zero(d);
    }
    for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
      hwy::Prefetch(start_of(at + start_distance));
      hwy::Prefetch(Y.records + *start_of(at + record_distance));
      const float* record = Y.records + Y.starts[V.columns[at]];
      const float* values = record + mask_floats(Y.stride);
      for (std::int64_t g = 0; g < first; ++g) values += std::popcount(load_mask(record, g));
      const Vector<float> weight = hn::Set(d, V.values[at]);
#pragma GCC unroll 16
      for (int g = 0; g < kGroups; ++g) {
        const unsigned mask = load_mask(record, first + g);
        Group y;
        expand(mask, values, y);
        values += std::popcount(mask);
#pragma GCC unroll 4
        for (int i = 0; i < group_vectors<float>; ++i) sum[g][i] = hn::MulAdd(weight, y[i], sum[g][i]);
      }
    }
    for (int g = 0; g < kGroups; ++g) {
      for (int i = 0; i < group_vectors<float>; ++i) hn::Store(sum[g][i], d, out + (first + g) * 16 + i * lanes<float>);
    }
  }
}

/// As many groups of 16 topics a pass as the registers hold.
constexpr int most_groups = (wide ? 14 : 10) / group_vectors<float>;

template <int kGroups = most_groups>
HWY_INLINE void multiply_up_to(std::int64_t groups, const SparseRows<float>& V, const PackedRows& Y, std::int64_t first,
                               float* out) {
  if constexpr (kGroups > 0) {
    if (groups == kGroups) return multiply_groups<kGroups>(V, Y, first, out);
    multiply_up_to<kGroups - 1>(groups, V, Y, first, out);
  }
}

void multiply_packed_rows(const SparseRows<float>& V, const PackedRows& Y, float* out) {
  const std::int64_t groups = Y.stride / 16;
  for (std::int64_t first = 0; first < groups; first += most_groups) {
    multiply_up_to(groups - first < most_groups ? groups - first : most_groups, V, Y, first, out);
  }
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

HWY_EXPORT(pack_rows);
HWY_EXPORT(multiply_packed_rows);

std::int64_t pack_rows(const float* X, std::int64_t rows, std::int64_t stride, std::int64_t start,
                       const PackedStore& to) {
  return HWY_DYNAMIC_DISPATCH(pack_rows)(X, rows, stride, start, to);
}

void multiply_packed_rows(const SparseRows<float>& V, const PackedRows& Y, float* out) {
  HWY_DYNAMIC_DISPATCH(multiply_packed_rows)(V, Y, out);
}

}  // namespace topicmill::kernels
#endif
