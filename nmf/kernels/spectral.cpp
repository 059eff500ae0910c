// The entry by entry part of the Itakura-Saito divergence. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/spectral.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <limits>

#include "hwy/contrib/math/math-inl.h"
#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

/// Below this share of its value, a product counts as that: the divergence of a positive value from 0 is infinite.
constexpr float least_spectral_share = 1e-30F;

template <class T>
HWY_INLINE Vector<T> floored_product(const T* product, Vector<T> floor, Vector<T> value) {
  const Tag<T> d;
  const Vector<T> least =
      hn::Max(hn::Mul(value, hn::Set(d, T{least_spectral_share})), hn::Set(d, std::numeric_limits<T>::min()));
  return hn::Max(hn::Add(hn::Load(d, product), floor), least);
}

template <class T>
void spectral_weights(const SpectralEntries<T>& entries, T floor, T* pull, T* push) {
  const Tag<T> d;
  const Vector<T> away = hn::Set(d, floor);
  for (std::int64_t j = 0; j < entries.count; j += lanes<T>) {
    const Vector<T> value = hn::Add(hn::Load(d, entries.values + j), away);
    const Vector<T> inverse =
        hn::Div(hn::Load(d, entries.observed + j), floored_product<T>(entries.products + j, away, value));
    hn::Store(inverse, d, push + j);
    hn::Store(hn::Mul(hn::Mul(value, inverse), inverse), d, pull + j);  // 1 / p^2 alone may exceed T
  }
}

template <class T>
SpectralSums spectral_sums(const SpectralEntries<T>& entries, T floor) {
  const Tag<T> d;
  const Vector<T> away = hn::Set(d, floor);
  const Vector<T> one = hn::Set(d, T{1});
  HWY_ALIGN T terms[16];
  HWY_ALIGN T errors[16];
  SpectralSums sums;
  for (std::int64_t first = 0; first < entries.count; first += 16) {
    for (int i = 0; i < 16; i += lanes<T>) {
      const std::int64_t j = first + i;
      const Vector<T> observed = hn::Load(d, entries.observed + j);
      const Vector<T> value = hn::Load(d, entries.values + j);
      const Vector<T> raised = hn::Add(value, away);
      const Vector<T> ratio = hn::Div(raised, floored_product<T>(entries.products + j, away, raised));
      const auto present = hn::Gt(observed, hn::Zero(d));
      const Vector<T> known_ratio = hn::IfThenElse(present, ratio, one);
      hn::Store(hn::Sub(hn::Sub(known_ratio, one), hn::Log(d, known_ratio)), d, terms + i);
      hn::Store(hn::Mul(observed, hn::Sub(value, hn::Load(d, entries.products + j))), d, errors + i);
    }
    for (const T term : terms) sums.divergence += static_cast<double>(term);
    for (const T error : errors) sums.squared_error += static_cast<double>(error) * static_cast<double>(error);
  }
  return sums;
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

TOPICMILL_KERNEL(void, spectral_weights, (const SpectralEntries<T>& entries, T floor, T* pull, T* push),
                 (entries, floor, pull, push));
TOPICMILL_KERNEL(SpectralSums, spectral_sums, (const SpectralEntries<T>& entries, T floor), (entries, floor));

}  // namespace topicmill::kernels
#endif
