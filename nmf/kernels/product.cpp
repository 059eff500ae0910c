// Products of row-major blocks: sparse times dense, Gram, inner product. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/product.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <type_traits>

#include "hwy/cache_control.h"
#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// How many non-zeros ahead the rows of Y are fetched: their gathers miss L2 on large matrices.
constexpr std::int64_t prefetch_distance = 12;

template <int kGroups, class T>
HWY_INLINE void multiply_groups(const SparseRows<T>& V, const T* HWY_RESTRICT Y, std::int64_t stride,
                                T* HWY_RESTRICT out) {
  constexpr int vectors = kGroups * group_vectors<T>;
  const Tag<T> d;
  const std::int64_t last = V.row_starts[V.end] - 1;
  for (std::int64_t row = V.begin; row < V.end; ++row) {
    Vector<T> sum[std::size_t{vectors}];
    for (auto& vector : sum) vector = hn::Zero(d);
    for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) {
      const T* ahead = Y + V.columns[at + prefetch_distance < last ? at + prefetch_distance : last] * stride;
      for (int t = 0; t < 16 * kGroups; t += cache_line<T>) hwy::Prefetch(ahead + t);
      const T* y = Y + V.columns[at] * stride;
      const Vector<T> value = hn::Set(d, V.values[at]);
#pragma GCC unroll 16
      for (int i = 0; i < vectors; ++i) sum[i] = hn::MulAdd(value, hn::Load(d, y + i * lanes<T>), sum[i]);
    }
    for (int i = 0; i < vectors; ++i) hn::Store(sum[i], d, out + i * lanes<T>);
    out += stride;
  }
}

/// As many groups of 16 topics a pass as the registers hold.
template <class T>
constexpr int most_groups = (wide ? 8 : 10) / group_vectors<T>;

template <class T, int kGroups = most_groups<T>>
HWY_INLINE void multiply_up_to(std::int64_t groups, const SparseRows<T>& V, const T* Y, std::int64_t stride, T* out) {
  if constexpr (kGroups > 0) {
    if (groups == kGroups) return multiply_groups<kGroups>(V, Y, stride, out);
    multiply_up_to<T, kGroups - 1>(groups, V, Y, stride, out);
  }
}

template <class T>
void multiply_rows(const SparseRows<T>& V, const T* Y, std::int64_t stride, T* out) {
  for (std::int64_t group = 0; group < stride / 16; group += most_groups<T>) {
    const std::int64_t left = stride / 16 - group;
    multiply_up_to(left < most_groups<T> ? left : most_groups<T>, V, Y + group * 16, stride, out + group * 16);
  }
}

/// Rows of a tile: with its columns, as many sums as the registers hold. The more a tile is, the less it loads for each
/// product.
template <class T>
constexpr int tile_rows = wide ? 8 : 8 / group_vectors<T>;

/// kRows rows of A B, 16 * kGroups columns.
template <int kRows, int kGroups, class T>
HWY_INLINE void multiply_tile(std::int64_t depth, const Block<const T>& A, const Block<const T>& B, bool add,
                              const Block<T>& out) {
  constexpr int vectors = kGroups * group_vectors<T>;
  const Tag<T> d;
  Vector<T> sum[std::size_t{kRows}][std::size_t{vectors}];
  for (int a = 0; a < kRows; ++a) {
    for (int i = 0; i < vectors; ++i) {
      sum[a][i] = add ? hn::Load(d, out.first + a * out.stride + i * lanes<T>) : hn::Zero(d);
    }
  }
  const T* HWY_RESTRICT left_rows = A.first;
  const T* HWY_RESTRICT right_row = B.first;
  for (std::int64_t s = 0; s < depth; ++s, right_row += B.stride) {
    Vector<T> right[std::size_t{vectors}];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, right_row + i * lanes<T>);
#pragma GCC unroll 8
    for (int a = 0; a < kRows; ++a) {
      const Vector<T> left = hn::Set(d, left_rows[a * A.stride + s]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sum[a][i] = hn::MulAdd(left, right[i], sum[a][i]);
    }
  }
  for (int a = 0; a < kRows; ++a) {
    for (int i = 0; i < vectors; ++i) hn::Store(sum[a][i], d, out.first + a * out.stride + i * lanes<T>);
  }
}

template <int kRows, class T>
HWY_INLINE void multiply_tiles(const ProductShape& shape, const Block<const T>& A, const Block<const T>& B, bool add,
                               const Block<T>& out) {
  constexpr int groups = wide ? 2 / group_vectors<T> : 1;
  const auto tile = [&](auto count, std::int64_t t) {
    multiply_tile<kRows, decltype(count)::value>(shape.depth, A, {B.first + t, B.stride}, add,
                                                 {out.first + t, out.stride});
  };
  std::int64_t t = 0;
  for (; t + 16 * groups <= shape.columns; t += 16 * groups) tile(std::integral_constant<int, groups>(), t);
  for (; t < shape.columns; t += 16) tile(std::integral_constant<int, 1>(), t);
}

/// Rows of B that are read for all rows of A before the next ones: they stay in cache.
constexpr std::int64_t most_depth = 512;

template <class T>
void multiply_blocks(const ProductShape& shape, const Block<const T>& A, const Block<const T>& B, bool add,
                     const Block<T>& out) {
  for (std::int64_t first = 0; first < shape.depth; first += most_depth) {
    const ProductShape part{shape.rows, shape.depth - first < most_depth ? shape.depth - first : most_depth,
                            shape.columns};
    const Block<const T> right{B.first + first * B.stride, B.stride};
    const auto tiles = [&](auto count, std::int64_t row) {
      multiply_tiles<decltype(count)::value, T>(part, {A.first + row * A.stride + first, A.stride}, right,
                                                add || first > 0, {out.first + row * out.stride, out.stride});
    };
    std::int64_t row = 0;
    for (; row + tile_rows<T> <= shape.rows; row += tile_rows<T>) {
      tiles(std::integral_constant<int, tile_rows<T>>(), row);
    }
    if (row + 4 <= shape.rows && tile_rows < T >> 4) {
      tiles(std::integral_constant<int, 4>(), row);
      row += 4;
    }
    for (; row + 2 <= shape.rows; row += 2) tiles(std::integral_constant<int, 2>(), row);
    if (row < shape.rows) tiles(std::integral_constant<int, 1>(), row);
  }
}

/// The lanes of a vector, added to as many doubles.
HWY_INLINE void add_widened(Vector<double> value, double* sum) {
  const Tag<double> d;
  hn::StoreU(hn::Add(hn::LoadU(d, sum), value), d, sum);
}

HWY_INLINE void add_widened(Vector<float> value, double* sum) {
  const Tag<double> d;
  const hn::Half<Tag<float>> half;
  add_widened(hn::PromoteTo(d, hn::LowerHalf(half, value)), sum);
  add_widened(hn::PromoteTo(d, hn::UpperHalf(half, value)), sum + lanes<double>);
}

/// Rows [t, t + kTopics) of the Gram, 16 * kGroups columns from s.
template <int kTopics, int kGroups, class T>
HWY_INLINE void add_gram_tile(const T* HWY_RESTRICT X, std::int64_t rows, std::int64_t stride, std::int64_t t,
                              std::int64_t s, double* gram) {
  constexpr int vectors = kGroups * group_vectors<T>;
  const Tag<T> d;
  Vector<T> sum[std::size_t{kTopics}][std::size_t{vectors}];
  for (auto& line : sum) {
    for (auto& vector : line) vector = hn::Zero(d);
  }
  for (std::int64_t row = 0; row < rows; ++row) {
    const T* x = X + row * stride;
    Vector<T> right[std::size_t{vectors}];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, x + s + i * lanes<T>);
#pragma GCC unroll 8
    for (int a = 0; a < kTopics; ++a) {
      const Vector<T> left = hn::Set(d, x[t + a]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sum[a][i] = hn::MulAdd(left, right[i], sum[a][i]);
    }
  }
  for (int a = 0; a < kTopics; ++a) {
    for (int i = 0; i < vectors; ++i) add_widened(sum[a][i], gram + (t + a) * stride + s + i * lanes<T>);
  }
}

template <int kTopics, class T, int kGroups = wide ? 3 / group_vectors<T> : 1>
HWY_INLINE void add_gram_tiles(const T* X, std::int64_t rows, std::int64_t stride, std::int64_t t, std::int64_t s,
                               double* gram) {
  if constexpr (kGroups > 0) {
    for (; s + 16 * kGroups <= stride; s += 16 * kGroups) {
      add_gram_tile<kTopics, kGroups>(X, rows, stride, t, s, gram);
    }
    add_gram_tiles<kTopics, T, kGroups - 1>(X, rows, stride, t, s, gram);
  }
}

template <class T>
void add_gram(const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram) {
  std::int64_t t = 0;
  for (; t + tile_rows<T> <= k; t += tile_rows<T>) {
    add_gram_tiles<tile_rows<T>>(X, rows, stride, t, t / 16 * 16, gram);
  }
  for (; t < k; ++t) add_gram_tiles<1>(X, rows, stride, t, t / 16 * 16, gram);
}

template <class T>
double inner_product(const T* A, const T* B, std::int64_t rows, std::int64_t stride) {
  const Tag<T> d;
  HWY_ALIGN double sums[16] = {};
  for (std::int64_t row = 0; row < rows; ++row) {
    for (int part = 0; part < group_vectors<T>; ++part) {
      Vector<T> sum = hn::Zero(d);
      for (std::int64_t i = row * stride + part * lanes<T>; i < (row + 1) * stride; i += 16) {
        sum = hn::MulAdd(hn::Load(d, A + i), hn::Load(d, B + i), sum);
      }
      add_widened(sum, sums + part * lanes<T>);
    }
  }
  double total = 0;
  for (const double sum : sums) total += sum;
  return total;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(void, multiply_rows, (const SparseRows<T>& V, const T* Y, std::int64_t stride, T* out),
                 (V, Y, stride, out));
TOPICMILL_KERNEL(void, multiply_blocks,
                 (const ProductShape& shape, const Block<const T>& A, const Block<const T>& B, bool add,
                  const Block<T>& out),
                 (shape, A, B, add, out));
TOPICMILL_KERNEL(void, add_gram, (const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram),
                 (X, rows, k, stride, gram));
TOPICMILL_KERNEL(double, inner_product, (const T* A, const T* B, std::int64_t rows, std::int64_t stride),
                 (A, B, rows, stride));

}  // namespace topicmill::kernels
#endif
