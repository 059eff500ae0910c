// Compiled once per instruction set.
#include "text/duplicates/min_hash.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "text/duplicates/min_hash.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace topicmill::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void lower_minima(const std::uint32_t* elements, std::size_t count, const std::uint32_t* factors,
                  const std::uint32_t* summands, std::uint32_t* minima) {
  const hn::CappedTag<std::uint32_t, 16> d;
  for (std::size_t p = 0; p < min_hash_size; p += hn::Lanes(d)) {
    const auto factor = hn::LoadU(d, factors + p);
    const auto summand = hn::LoadU(d, summands + p);
    auto least = hn::LoadU(d, minima + p);
    for (std::size_t i = 0; i < count; ++i) {
      least = hn::Min(least, hn::Add(hn::Mul(hn::Set(d, elements[i]), factor), summand));
    }
    hn::StoreU(least, d, minima + p);
  }
}

}  // namespace topicmill::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill {
namespace {

HWY_EXPORT(lower_minima);

/// The generator splitmix64: constants that are as good as random and the same everywhere.
constexpr std::uint32_t random_bits(std::uint64_t number) {
  std::uint64_t z = (number + 1) * 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  return static_cast<std::uint32_t>(z >> 32);
}

struct Permutations {
  Minima factors{};
  Minima summands{};
};

constexpr Permutations make_permutations() {
  Permutations made;
  for (std::size_t p = 0; p < min_hash_size; ++p) {
    made.factors[p] = random_bits(2 * p) | 1;
    made.summands[p] = random_bits(2 * p + 1);
  }
  return made;
}

constexpr Permutations permutations = make_permutations();

}  // namespace

Minima min_hash(std::span<const std::uint32_t> elements) {
  Minima minima;
  minima.fill(~std::uint32_t{0});
  HWY_DYNAMIC_DISPATCH(lower_minima)
  (elements.data(), elements.size(), permutations.factors.data(), permutations.summands.data(), minima.data());
  return minima;
}

}  // namespace topicmill
#endif
