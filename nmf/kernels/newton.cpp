// The second-order coordinate update of rows for the Kullback-Leibler divergence. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/newton.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <limits>

#include "hwy/aligned_allocator.h"
#include "hwy/cache_control.h"
#include "hwy/contrib/math/math-inl.h"
#include "nmf/kernels/blocks-inl.hpp"
#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/dot-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// Below this share of its value, a product counts as that: it bounds the second derivative. A double could go lower,
/// but this is as far as a step takes a product from zero, and the next ones double it.
constexpr float least_product_share = 1e-8F;

/// A topic that gives a row less than this share of its sum counts as zero, in double as in float: on the way there,
/// its powers would be denormal numbers, which are slow to compute with.
constexpr float least_topic_share = 1e-12F;

/// The least product of each of these values.
template <class T>
HWY_INLINE Vector<T> least_products(Vector<T> values) {
  const Tag<T> d;
  return hn::Max(hn::Mul(values, hn::Set(d, T{least_product_share})), hn::Set(d, std::numeric_limits<T>::min()));
}

constexpr std::int64_t group_topics = 16;

/// How many non-zeros ahead the rows of Y are fetched.
constexpr std::int64_t prefetch_distance = 24;

/// One row's problem: min over x >= 0 of linear'x + quadratic / 2 x'x - sum v_j ln p_j, p_j = y_j'x, over its non-zeros
/// j. Vectors over the non-zeros are padded to a multiple of 16, where v = y = 0 and p = 1.
template <class T>
class NewtonRow {
 public:
  explicit NewtonRow(std::int64_t most_nonzeros)
      : room_((most_nonzeros + 15) / 16 * 16), buffer_(hwy::AllocateAligned<T>(elements(room_))) {}

  /// Takes row `row` of V and computes the products with x.
  void assign(const SparseRows<T>& V, std::int64_t row, const T* Y, std::int64_t stride, const T* x) {
    columns_ = V.columns + V.row_starts[row];
    count_ = V.row_starts[row + 1] - V.row_starts[row];
    padded_ = (count_ + 15) / 16 * 16;
    const std::int64_t last = V.row_starts[V.end] - 1 - V.row_starts[row];
    T sum = 0;
    for (std::int64_t j = 0; j < padded_; ++j) {
      const T* ahead = Y + columns_[j + prefetch_distance < last ? j + prefetch_distance : last] * stride;
      for (std::int64_t t = 0; t < stride; t += cache_line<T>) hwy::Prefetch(ahead + t);
      const T v = j < count_ ? V.values[V.row_starts[row] + j] : 0;
      values()[j] = v;
      products()[j] = j < count_ ? dot(x, Y + columns_[j] * stride, stride) : 1;
      sum += v;
    }
    least_mass_ = T{least_topic_share} * sum;
    const Tag<T> d;
    for (std::int64_t j = 0; j < padded_; j += lanes<T>) {
      const Vector<T> least = least_products<T>(hn::Load(d, values() + j));
      hn::Store(hn::Max(least, hn::Load(d, products() + j)), d, products() + j);
    }
  }

  /// sum v ln (p / v): what is added to sum v ln p is the same for all x, and small numbers lose fewer digits.
  double log_likelihood() const {
    const Tag<T> d;
    double sum = 0;
    for (std::int64_t j = 0; j < padded_; j += group_topics) {
      HWY_ALIGN T terms[16];
      for (int i = 0; i < 16; i += lanes<T>) {
        const Vector<T> value = hn::Load(d, values() + j + i);
        const Vector<T> divisor = hn::Max(value, hn::Set(d, std::numeric_limits<T>::min()));
        const Vector<T> logs = hn::Log(d, hn::Div(hn::Load(d, products() + j + i), divisor));
        hn::Store(hn::Mul(value, logs), d, terms + i);
      }
      for (const T term : terms) sum += static_cast<double>(term);
    }
    return sum;
  }

  /// Gathers 16 topics of every y_j, topic by topic.
  void gather(const T* Y, std::int64_t stride) {
    HWY_ALIGN static constexpr T zeros[group_topics] = {};
    for (std::int64_t j = 0; j < padded_; j += lanes<T>) {
      for (std::int64_t t = 0; t < group_topics; t += block<T>) {
        const auto row = [&](std::int64_t r) { return j + r < count_ ? Y + columns_[j + r] * stride + t : zeros; };
        rows_to_topics(row, topic(t) + j, room_);
      }
    }
  }

  /// Moves x_t, a gathered topic, by Newton's step, and the products follow. From the right the step may go too far:
  /// f' is concave. Where it would take more than half of x_t, 0 is taken if that is the minimum, and otherwise no more
  /// than the multiplicative step, which never crosses the minimum.
  T step(std::int64_t t, T linear, T quadratic, T x) {
    const Derivatives pull = derivatives(topic(t), 0);
    const T push = linear + quadratic * x;
    const T curvature = quadratic + pull.second;
    if (!(curvature > 0)) return 0;
    T moved = x - (push - pull.first) / curvature;
    if (moved < x / 2) {
      const T safe = x * pull.first / push;
      moved = linear >= derivatives(topic(t), x).first ? 0 : (moved > safe ? moved : safe);
    }
    const T next = moved * linear > least_mass_ ? moved : 0;
    if (next != x) move(topic(t), next - x);
    return next;
  }

 private:
  static std::size_t elements(std::int64_t room) { return static_cast<std::size_t>(room * (2 + group_topics)); }

  T* values() const { return buffer_.get(); }
  T* products() const { return buffer_.get() + room_; }
  T* topic(std::int64_t t) const { return buffer_.get() + (2 + t) * room_; }

  struct Derivatives {
    T first;   ///< sum v_j y_j / p_j
    T second;  ///< sum v_j (y_j / p_j)^2
  };

  /// Of the likelihood along y, where x less of it is in the products.
  Derivatives derivatives(const T* HWY_RESTRICT y, T x) const {
    const Tag<T> d;
    const Vector<T> away = hn::Set(d, -x);
    Vector<T> first[group_vectors<T>];
    Vector<T> second[group_vectors<T>];
    for (int i = 0; i < group_vectors<T>; ++i) first[i] = second[i] = hn::Zero(d);
    for (std::int64_t j = 0; j < padded_; j += 16) {
      for (int i = 0; i < group_vectors<T>; ++i) {
        const std::int64_t at = j + i * lanes<T>;
        const Vector<T> along = hn::Load(d, y + at);
        const Vector<T> value = hn::Load(d, values() + at);
        const Vector<T> product =
            hn::Max(least_products<T>(value), hn::MulAdd(away, along, hn::Load(d, products() + at)));
        const Vector<T> share = hn::Div(along, product);
        const Vector<T> slope = hn::Mul(value, share);
        first[i] = hn::Add(first[i], slope);
        second[i] = hn::MulAdd(slope, share, second[i]);
      }
    }
    return {sum_of_16<T>(first), sum_of_16<T>(second)};
  }

  void move(const T* HWY_RESTRICT y, T distance) {
    const Tag<T> d;
    const Vector<T> step = hn::Set(d, distance);
    for (std::int64_t at = 0; at < padded_; at += lanes<T>) {
      const Vector<T> moved = hn::MulAdd(step, hn::Load(d, y + at), hn::Load(d, products() + at));
      hn::Store(hn::Max(moved, least_products<T>(hn::Load(d, values() + at))), d, products() + at);
    }
  }

  std::int64_t room_;
  hwy::AlignedFreeUniquePtr<T[]> buffer_;
  const std::uint32_t* columns_ = nullptr;
  std::int64_t count_ = 0;
  std::int64_t padded_ = 0;
  T least_mass_ = 0;  ///< of a topic in the row that does not count as zero
};

/// linear'x + quadratic / 2 x'x.
template <class T>
double value_of(const RowTerms<T>& terms, const T* x, std::int64_t k) {
  double sum = 0;
  for (std::int64_t t = 0; t < k; ++t) {
    const auto entry = static_cast<double>(x[t]);
    sum += static_cast<double>(terms.linear[t]) * entry + static_cast<double>(terms.quadratic) / 2 * entry * entry;
  }
  return sum;
}

/// A row of zeros has no direction: it starts from even weights that give it its sum.
template <class T>
void wake(const SparseRows<T>& V, std::int64_t row, const RowTerms<T>& terms, std::int64_t k, T* x) {
  double sum = 0;
  double weight = 0;
  for (std::int64_t t = 0; t < k; ++t) {
    if (x[t] > 0) return;
    weight += static_cast<double>(terms.linear[t]);
  }
  for (std::int64_t at = V.row_starts[row]; at < V.row_starts[row + 1]; ++at) sum += static_cast<double>(V.values[at]);
  if (!(weight > 0)) return;
  for (std::int64_t t = 0; t < k; ++t) x[t] = static_cast<T>(sum / weight);
}

template <class T>
std::int64_t newton_rows(const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t k,
                         std::int64_t stride, int sweeps, const T* X, T* next) {
  std::int64_t most = 1;  // room for nothing cannot be allocated
  for (std::int64_t row = V.begin; row < V.end; ++row) {
    const std::int64_t count = V.row_starts[row + 1] - V.row_starts[row];
    most = count > most ? count : most;
  }
  NewtonRow<T> problem(most);
  std::int64_t rejected = 0;
  for (std::int64_t row = V.begin; row < V.end; ++row, X += stride, next += stride) {
    T* x = next;
    for (std::int64_t t = 0; t < stride; ++t) x[t] = X[t];
    wake(V, row, terms, k, x);
    problem.assign(V, row, Y, stride, x);
    const double before = value_of(terms, x, k) - problem.log_likelihood();
    for (std::int64_t t = 0; t < k; t += group_topics) {
      problem.gather(Y + t, stride);
      const std::int64_t end = t + group_topics < k ? t + group_topics : k;
      for (int sweep = 0; sweep < sweeps; ++sweep) {
        for (std::int64_t s = t; s < end; ++s) x[s] = problem.step(s - t, terms.linear[s], terms.quadratic, x[s]);
      }
    }
    const double after = value_of(terms, x, k) - problem.log_likelihood();
    if (after <= before) continue;
    ++rejected;
    for (std::int64_t t = 0; t < stride; ++t) x[t] = X[t];
    wake(V, row, terms, k, x);
  }
  return rejected;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(std::int64_t, newton_rows,
                 (const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t k, std::int64_t stride,
                  int sweeps, const T* X, T* next),
                 (V, Y, terms, k, stride, sweeps, X, next));

}  // namespace topicmill::kernels
#endif
