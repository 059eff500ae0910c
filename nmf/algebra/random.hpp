// Random numbers by counter: the i-th number of a stream depends on the seed and i alone, so that threads can draw
// in any order and every platform draws the same.
#pragma once

#include <cstdint>

namespace topicmill {

/// SplitMix64 (Steele, Lea and Flood 2014), used as a hash of (seed, index).
constexpr std::uint64_t random_bits(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z = (seed ^ 0x6a09e667f3bcc909ULL) + (index + 1) * 0x9e3779b97f4a7c15ULL;
  for (int round = 0; round < 2; ++round) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
  }
  return z;
}

/// Uniform in (0, 1), never an end.
constexpr float random_uniform(std::uint64_t seed, std::uint64_t index) {
  return (static_cast<float>(random_bits(seed, index) >> 41) + 0.5F) * 0x1p-23F;
}

}  // namespace topicmill
