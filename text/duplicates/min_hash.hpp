// MinHash (Broder 1997): how much two sets have in common, from a few numbers of each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace topicmill {

inline constexpr std::size_t min_hash_size = 128;

/// The least of the elements under each of 128 permutations of the 32-bit numbers, x -> a x + b with odd a. The
/// elements must be hashes, as good as random. Two sets have the same least element under a permutation with the
/// probability that is their Jaccard similarity, |A and B| / |A or B|.
using Minima = std::array<std::uint32_t, min_hash_size>;

/// Nothing of `elements` is all ones. The same on every machine; SIMD, O(128 elements).
Minima min_hash(std::span<const std::uint32_t> elements);

}  // namespace topicmill
