// Updates of a panel: 64 rows as SIMD lanes, so that no sum crosses lanes. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/panel.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "nmf/kernels/blocks-inl.hpp"
#include "nmf/kernels/dispatch.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

constexpr int vectors = wide ? 4 : 2;  // of a chunk of rows: with 4 topics, as many sums as registers hold
constexpr int topics = 4;              // updated together

template <class T>
void to_panel(const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, T* panel) {
  const std::int64_t whole = rows / lanes<T> * lanes<T>;
  for (std::int64_t row = 0; row < whole; row += lanes<T>) {
    for (std::int64_t t = 0; t < panel_topics(k); t += block<T>) {
      rows_to_topics([&](std::int64_t r) { return X + (row + r) * stride + t; }, panel + t * panel_rows + row,
                     panel_rows);
    }
  }
  for (std::int64_t t = 0; t < panel_topics(k); ++t) {
    for (std::int64_t row = whole; row < panel_rows; ++row) {
      panel[t * panel_rows + row] = row < rows ? X[row * stride + t] : 0;
    }
  }
}

template <class T>
void from_panel(const T* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, T* X) {
  const std::int64_t whole = rows / lanes<T> * lanes<T>;
  for (std::int64_t row = 0; row < whole; row += lanes<T>) {
    for (std::int64_t t = 0; t < panel_topics(k); t += block<T>) {
      topics_to_rows(panel + t * panel_rows + row, panel_rows,
                     [&](std::int64_t r) { return X + (row + r) * stride + t; });
    }
  }
  for (std::int64_t row = whole; row < rows; ++row) {
    for (std::int64_t t = 0; t < panel_topics(k); ++t) X[row * stride + t] = panel[t * panel_rows + row];
  }
}

template <class T>
void extrapolate(const T* X, std::int64_t count, T beta, T* ahead) {
  const Tag<T> d;
  const Vector<T> scale = hn::Set(d, beta);
  for (std::int64_t i = 0; i < count; i += lanes<T>) {
    const Vector<T> x = hn::Load(d, X + i);
    const Vector<T> moved = hn::MulAdd(scale, hn::Sub(x, hn::Load(d, ahead + i)), x);
    hn::Store(hn::Max(moved, hn::Zero(d)), d, ahead + i);
  }
}

template <class T>
struct Sums {
  Vector<T> of[topics][vectors];
};

/// sums -= G[t .. t+4, s_begin .. s_end) X for one chunk of rows.
template <class T>
HWY_INLINE void subtract_product(const QuadraticForm<T>& G, std::int64_t t, std::int64_t s_begin, std::int64_t s_end,
                                 const T* HWY_RESTRICT x, Sums<T>& sums) {
  const Tag<T> d;
  for (std::int64_t s = s_begin; s < s_end; ++s) {
    Vector<T> right[vectors];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, x + s * panel_rows + i * lanes<T>);
#pragma GCC unroll 4
    for (int a = 0; a < topics; ++a) {
      const Vector<T> weight = hn::Set(d, G.values[(t + a) * G.stride + s]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sums.of[a][i] = hn::NegMulAdd(weight, right[i], sums.of[a][i]);
    }
  }
}

template <class T>
HWY_INLINE void load_topics(const T* panel, std::int64_t t, Sums<T>& sums) {
  const Tag<T> d;
  for (int a = 0; a < topics; ++a) {
    for (int i = 0; i < vectors; ++i) sums.of[a][i] = hn::Load(d, panel + (t + a) * panel_rows + i * lanes<T>);
  }
}

/// x_a <- max(0, (b_a - sum over b != a of G_ab x_b) / G_aa) for the four topics from t, one after the other.
template <class T>
HWY_INLINE void update_topics(const QuadraticForm<T>& G, std::int64_t t, Sums<T>& sums, T* HWY_RESTRICT x) {
  const Tag<T> d;
#pragma GCC unroll 4
  for (int a = 0; a < topics; ++a) {
    const Vector<T> inverse = hn::Set(d, G.inverse_diagonal[t + a]);
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) {
      Vector<T> sum = sums.of[a][i];
#pragma GCC unroll 4
      for (int b = 0; b < topics; ++b) {
        if (b == a) continue;
        const Vector<T> other = hn::Load(d, x + (t + b) * panel_rows + i * lanes<T>);
        sum = hn::NegMulAdd(hn::Set(d, G.values[(t + a) * G.stride + t + b]), other, sum);
      }
      hn::Store(hn::Max(hn::Mul(sum, inverse), hn::Zero(d)), d, x + (t + a) * panel_rows + i * lanes<T>);
    }
  }
}

template <class T>
void hals_sweeps(const QuadraticForm<T>& G, const T* B, int sweeps, T* X) {
  const std::int64_t padded = panel_topics(G.k);
  for (int chunk = 0; chunk < panel_rows; chunk += vectors * lanes<T>) {
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      for (std::int64_t t = 0; t < padded; t += topics) {
        Sums<T> sums;
        load_topics(B + chunk, t, sums);
        subtract_product(G, t, 0, t, X + chunk, sums);
        subtract_product(G, t, t + topics, padded, X + chunk, sums);
        update_topics(G, t, sums, X + chunk);
      }
    }
  }
}

/// Entries on their way to zero stop at this share of the largest in their row, before denormal numbers slow down every
/// product with them.
constexpr float least_entry_share = 1e-20F;

/// Copies a panel but for what is next to nothing in its row.
template <class T>
HWY_INLINE void copy_entries(const T* HWY_RESTRICT from, std::int64_t padded, T* HWY_RESTRICT to) {
  const Tag<T> d;
  for (std::int64_t row = 0; row < panel_rows; row += lanes<T>) {
    const std::int64_t end = padded * panel_rows;
    Vector<T> largest = hn::Zero(d);
    for (std::int64_t at = row; at < end; at += panel_rows) largest = hn::Max(largest, hn::Load(d, from + at));
    const Vector<T> least = hn::Mul(largest, hn::Set(d, T{least_entry_share}));
    for (std::int64_t at = row; at < end; at += panel_rows) {
      const Vector<T> x = hn::Load(d, from + at);
      hn::Store(hn::IfThenElseZero(hn::Gt(x, least), x), d, to + at);
    }
  }
}

/// numerator / denominator, and 0 where the denominator is not positive.
template <class T>
HWY_INLINE Vector<T> ratio(Vector<T> numerator, Vector<T> denominator) {
  const Tag<T> d;
  const auto positive = hn::Gt(denominator, hn::Zero(d));
  return hn::IfThenElseZero(positive, hn::Div(numerator, hn::IfThenElse(positive, denominator, hn::Set(d, 1))));
}

template <class T>
void multiply_panel(const QuadraticForm<T>& G, const T* B, T* scratch, T* X) {
  const Tag<T> d;
  const std::int64_t padded = panel_topics(G.k);
  for (int chunk = 0; chunk < panel_rows; chunk += vectors * lanes<T>) {
    for (std::int64_t t = 0; t < padded; t += topics) {
      Sums<T> sums;
      for (auto& line : sums.of) {
        for (auto& vector : line) vector = hn::Zero(d);
      }
      subtract_product(G, t, 0, G.k, X + chunk, sums);
      for (int a = 0; a < topics; ++a) {
        for (int i = 0; i < vectors; ++i) {
          const std::int64_t at = (t + a) * panel_rows + chunk + i * lanes<T>;
          const Vector<T> wanted = hn::Max(hn::Load(d, B + at), hn::Zero(d));
          hn::Store(hn::Mul(hn::Load(d, X + at), ratio<T>(wanted, hn::Neg(sums.of[a][i]))), d, scratch + at);
        }
      }
    }
  }
  copy_entries(scratch, padded, X);
}

/// x_t <- (x_t - sum over s in [s_begin, s_end) of L(t, s) x_s) / L_tt, L(t, s) at t * row_step + s * column_step.
template <class T>
HWY_INLINE void substitute(const QuadraticForm<T>& L, std::int64_t t, std::int64_t s_begin, std::int64_t s_end,
                           std::int64_t row_step, std::int64_t column_step, T* HWY_RESTRICT x) {
  const Tag<T> d;
  for (int i = 0; i < panel_rows; i += lanes<T>) {
    Vector<T> sum = hn::Load(d, x + t * panel_rows + i);
    for (std::int64_t s = s_begin; s < s_end; ++s) {
      const Vector<T> weight = hn::Set(d, L.values[t * row_step + s * column_step]);
      sum = hn::NegMulAdd(weight, hn::Load(d, x + s * panel_rows + i), sum);
    }
    hn::Store(hn::Mul(sum, hn::Set(d, L.inverse_diagonal[t])), d, x + t * panel_rows + i);
  }
}

template <class T>
void solve_panel(const QuadraticForm<T>& L, const T* B, T* X) {
  const Tag<T> d;
  const std::int64_t size = panel_topics(L.k) * panel_rows;
  for (std::int64_t at = 0; at < size; at += lanes<T>) hn::Store(hn::Load(d, B + at), d, X + at);
  for (std::int64_t t = 0; t < L.k; ++t) substitute(L, t, 0, t, L.stride, 1, X);
  for (std::int64_t t = L.k; t-- > 0;) substitute(L, t, t + 1, L.k, 1, L.stride, X);
  for (std::int64_t at = 0; at < size; at += lanes<T>) {
    hn::Store(hn::Max(hn::Load(d, X + at), hn::Zero(d)), d, X + at);
  }
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(void, to_panel, (const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, T* panel),
                 (X, rows, k, stride, panel));
TOPICMILL_KERNEL(void, from_panel, (const T* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, T* X),
                 (panel, rows, k, stride, X));
TOPICMILL_KERNEL(void, extrapolate, (const T* X, std::int64_t count, T beta, T* ahead), (X, count, beta, ahead));
TOPICMILL_KERNEL(void, hals_sweeps, (const QuadraticForm<T>& G, const T* B, int sweeps, T* X), (G, B, sweeps, X));
TOPICMILL_KERNEL(void, multiply_panel, (const QuadraticForm<T>& G, const T* B, T* scratch, T* X), (G, B, scratch, X));
TOPICMILL_KERNEL(void, solve_panel, (const QuadraticForm<T>& L, const T* B, T* X), (L, B, X));

}  // namespace topicmill::kernels
#endif
