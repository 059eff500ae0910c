// Updates of a panel: 64 rows as SIMD lanes, so that no sum crosses lanes. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/panel.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "nmf/kernels/blocks-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

constexpr int vectors = lanes == 16 ? 4 : 2;  // of a chunk of rows: with 4 topics, as many sums as registers hold
constexpr int chunk_rows = vectors * lanes;
constexpr int topics = 4;  // updated together

void to_panel(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, float* panel) {
  const std::int64_t whole = rows / lanes * lanes;
  for (std::int64_t row = 0; row < whole; row += lanes) {
    for (std::int64_t t = 0; t < panel_topics(k); t += 4) {
      rows_to_topics([&](std::int64_t r) { return X + (row + r) * stride + t; }, panel + t * panel_rows + row,
                     panel_rows);
    }
  }
  for (std::int64_t t = 0; t < panel_topics(k); ++t) {
    for (std::int64_t row = whole; row < panel_rows; ++row) {
      panel[t * panel_rows + row] = row < rows ? X[row * stride + t] : 0.0F;
    }
  }
}

void from_panel(const float* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, float* X) {
  const std::int64_t whole = rows / lanes * lanes;
  for (std::int64_t row = 0; row < whole; row += lanes) {
    for (std::int64_t t = 0; t < panel_topics(k); t += 4) {
      topics_to_rows(panel + t * panel_rows + row, panel_rows,
                     [&](std::int64_t r) { return X + (row + r) * stride + t; });
    }
  }
  for (std::int64_t row = whole; row < rows; ++row) {
    for (std::int64_t t = 0; t < panel_topics(k); ++t) X[row * stride + t] = panel[t * panel_rows + row];
  }
}

void extrapolate(const float* X, std::int64_t count, float beta, float* ahead) {
  const Floats d;
  const Vector scale = hn::Set(d, beta);
  for (std::int64_t i = 0; i < count; i += lanes) {
    const Vector x = hn::Load(d, X + i);
    const Vector moved = hn::MulAdd(scale, hn::Sub(x, hn::Load(d, ahead + i)), x);
    hn::Store(hn::Max(moved, hn::Zero(d)), d, ahead + i);
  }
}

struct Sums {
  Vector of[topics][vectors];
};

/// sums -= G[t .. t+4, s_begin .. s_end) X for one chunk of rows.
HWY_INLINE void subtract_product(const QuadraticForm& G, std::int64_t t, std::int64_t s_begin, std::int64_t s_end,
                                 const float* HWY_RESTRICT x, Sums& sums) {
  const Floats d;
  for (std::int64_t s = s_begin; s < s_end; ++s) {
    Vector right[vectors];
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) right[i] = hn::Load(d, x + s * panel_rows + i * lanes);
#pragma GCC unroll 4
    for (int a = 0; a < topics; ++a) {
      const Vector weight = hn::Set(d, G.values[(t + a) * G.stride + s]);
#pragma GCC unroll 4
      for (int i = 0; i < vectors; ++i) sums.of[a][i] = hn::NegMulAdd(weight, right[i], sums.of[a][i]);
    }
  }
}

HWY_INLINE void load_topics(const float* panel, std::int64_t t, Sums& sums) {
  const Floats d;
  for (int a = 0; a < topics; ++a) {
    for (int i = 0; i < vectors; ++i) sums.of[a][i] = hn::Load(d, panel + (t + a) * panel_rows + i * lanes);
  }
}

/// x_a <- max(0, (b_a - sum over b != a of G_ab x_b) / G_aa) for the four topics from t, one after the other.
HWY_INLINE void update_topics(const QuadraticForm& G, std::int64_t t, Sums& sums, float* HWY_RESTRICT x) {
  const Floats d;
#pragma GCC unroll 4
  for (int a = 0; a < topics; ++a) {
    const Vector inverse = hn::Set(d, G.inverse_diagonal[t + a]);
#pragma GCC unroll 4
    for (int i = 0; i < vectors; ++i) {
      Vector sum = sums.of[a][i];
#pragma GCC unroll 4
      for (int b = 0; b < topics; ++b) {
        if (b == a) continue;
        const Vector other = hn::Load(d, x + (t + b) * panel_rows + i * lanes);
        sum = hn::NegMulAdd(hn::Set(d, G.values[(t + a) * G.stride + t + b]), other, sum);
      }
      hn::Store(hn::Max(hn::Mul(sum, inverse), hn::Zero(d)), d, x + (t + a) * panel_rows + i * lanes);
    }
  }
}

void hals_sweeps(const QuadraticForm& G, const float* B, int sweeps, float* X) {
  const std::int64_t padded = panel_topics(G.k);
  for (int chunk = 0; chunk < panel_rows; chunk += chunk_rows) {
    for (int sweep = 0; sweep < sweeps; ++sweep) {
      for (std::int64_t t = 0; t < padded; t += topics) {
        Sums sums;
        load_topics(B + chunk, t, sums);
        subtract_product(G, t, 0, t, X + chunk, sums);
        subtract_product(G, t, t + topics, padded, X + chunk, sums);
        update_topics(G, t, sums, X + chunk);
      }
    }
  }
}

/// Entries on their way to zero stop here, before denormal numbers slow down every product with them.
constexpr float least_entry = 1e-20F;

/// numerator / denominator, and 0 where the denominator is not positive.
HWY_INLINE Vector ratio(Vector numerator, Vector denominator) {
  const Floats d;
  const auto positive = hn::Gt(denominator, hn::Zero(d));
  return hn::IfThenElseZero(positive, hn::Div(numerator, hn::IfThenElse(positive, denominator, hn::Set(d, 1.0F))));
}

void multiply_panel(const QuadraticForm& G, const float* B, float* scratch, float* X) {
  const Floats d;
  const std::int64_t padded = panel_topics(G.k);
  for (int chunk = 0; chunk < panel_rows; chunk += chunk_rows) {
    for (std::int64_t t = 0; t < padded; t += topics) {
      Sums sums;
      for (auto& line : sums.of) {
        for (auto& vector : line) vector = hn::Zero(d);
      }
      subtract_product(G, t, 0, G.k, X + chunk, sums);
      for (int a = 0; a < topics; ++a) {
        for (int i = 0; i < vectors; ++i) {
          const std::int64_t at = (t + a) * panel_rows + chunk + i * lanes;
          const Vector wanted = hn::Max(hn::Load(d, B + at), hn::Zero(d));
          const Vector moved = hn::Mul(hn::Load(d, X + at), ratio(wanted, hn::Neg(sums.of[a][i])));
          hn::Store(hn::IfThenElseZero(hn::Gt(moved, hn::Set(d, least_entry)), moved), d, scratch + at);
        }
      }
    }
  }
  for (std::int64_t at = 0; at < padded * panel_rows; at += lanes) hn::Store(hn::Load(d, scratch + at), d, X + at);
}

/// x_t <- (x_t - sum over s in [s_begin, s_end) of L(t, s) x_s) / L_tt, L(t, s) at t * row_step + s * column_step.
HWY_INLINE void substitute(const QuadraticForm& L, std::int64_t t, std::int64_t s_begin, std::int64_t s_end,
                           std::int64_t row_step, std::int64_t column_step, float* HWY_RESTRICT x) {
  const Floats d;
  for (int i = 0; i < panel_rows; i += lanes) {
    Vector sum = hn::Load(d, x + t * panel_rows + i);
    for (std::int64_t s = s_begin; s < s_end; ++s) {
      const Vector weight = hn::Set(d, L.values[t * row_step + s * column_step]);
      sum = hn::NegMulAdd(weight, hn::Load(d, x + s * panel_rows + i), sum);
    }
    hn::Store(hn::Mul(sum, hn::Set(d, L.inverse_diagonal[t])), d, x + t * panel_rows + i);
  }
}

void solve_panel(const QuadraticForm& L, const float* B, float* X) {
  const Floats d;
  const std::int64_t size = panel_topics(L.k) * panel_rows;
  for (std::int64_t at = 0; at < size; at += lanes) hn::Store(hn::Load(d, B + at), d, X + at);
  for (std::int64_t t = 0; t < L.k; ++t) substitute(L, t, 0, t, L.stride, 1, X);
  for (std::int64_t t = L.k; t-- > 0;) substitute(L, t, t + 1, L.k, 1, L.stride, X);
  for (std::int64_t at = 0; at < size; at += lanes) {
    hn::Store(hn::Max(hn::Load(d, X + at), hn::Zero(d)), d, X + at);
  }
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

HWY_EXPORT(to_panel);
HWY_EXPORT(from_panel);
HWY_EXPORT(extrapolate);
HWY_EXPORT(hals_sweeps);
HWY_EXPORT(multiply_panel);
HWY_EXPORT(solve_panel);

void to_panel(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, float* panel) {
  HWY_DYNAMIC_DISPATCH(to_panel)(X, rows, k, stride, panel);
}

void from_panel(const float* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, float* X) {
  HWY_DYNAMIC_DISPATCH(from_panel)(panel, rows, k, stride, X);
}

void extrapolate(const float* X, std::int64_t count, float beta, float* ahead) {
  HWY_DYNAMIC_DISPATCH(extrapolate)(X, count, beta, ahead);
}

void hals_sweeps(const QuadraticForm& G, const float* B, int sweeps, float* X) {
  HWY_DYNAMIC_DISPATCH(hals_sweeps)(G, B, sweeps, X);
}

void multiply_panel(const QuadraticForm& G, const float* B, float* scratch, float* X) {
  HWY_DYNAMIC_DISPATCH(multiply_panel)(G, B, scratch, X);
}

void solve_panel(const QuadraticForm& L, const float* B, float* X) { HWY_DYNAMIC_DISPATCH(solve_panel)(L, B, X); }

}  // namespace topicmill::kernels
#endif
