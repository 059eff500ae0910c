// What a term is compared by in hash tables, made without a loop over its bytes.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "files/encoding/ascii_block.hpp"

namespace topicmill {

/// What a term is compared by: all of it where it has at most 15 bytes, as almost all tokens do; else a hash.
struct TermKey {
  static constexpr std::size_t most_bytes = 15;

  std::uint64_t low = 0;   ///< the first eight bytes, or the hash
  std::uint64_t high = 0;  ///< the next seven, below a byte that is their number in all, or all ones above a hash

  /// Well mixed in its upper bits.
  std::uint64_t hash() const { return low * 0x9E3779B97F4A7C15 + high * 0xC2B2AE3D27D4EB4F; }

  friend bool operator==(const TermKey& a, const TermKey& b) { return ((a.low ^ b.low) | (a.high ^ b.high)) == 0; }
};

namespace term_key {

constexpr unsigned top_byte = 56;

// Sanitizers see a byte that is read behind a term, if not that it is masked out again.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool may_read_on = false;
#elif defined(__has_feature)
constexpr bool may_read_on = !(__has_feature(address_sanitizer) || __has_feature(thread_sanitizer));
#else
constexpr bool may_read_on = true;
#endif

/// True where 16 bytes can be read at `from` whatever is behind the term there: they lie in one page of memory, of
/// which the term has at least a byte.
inline bool can_read_block(const char* from) {
  return may_read_on && (reinterpret_cast<std::uintptr_t>(from) & 4095) <= 4080;
}

/// The masks that leave the first n of sixteen bytes.
constexpr auto make_masks() {
  std::array<std::array<std::uint64_t, 2>, 16> masks{};
  for (unsigned n = 1; n < 16; ++n) {
    masks[n][0] = n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * n) - 1;
    masks[n][1] = n > 8 ? (std::uint64_t{1} << 8 * (n - 8)) - 1 : 0;
  }
  return masks;
}
inline constexpr auto masks = make_masks();

inline TermKey load(const char* from, std::size_t size) {
  return {ascii_block::load(from) & masks[size][0],
          (ascii_block::load(from + 8) & masks[size][1]) | std::uint64_t{size} << top_byte};
}

inline TermKey copy(std::string_view term) {
  std::array<char, 16> copy{};
  std::copy(term.begin(), term.end(), copy.begin());
  return load(copy.data(), term.size());
}

/// Of a term of more than most_bytes.
TermKey hash(std::string_view term);

}  // namespace term_key

/// Equal terms have equal keys; of the long ones, different terms may have equal keys, too. Terms are short: to copy
/// all sixteen bytes and to mask them costs less than a mispredicted loop.
inline TermKey key_of(std::string_view term) {
  if (term.size() > TermKey::most_bytes) return term_key::hash(term);
  return term_key::can_read_block(term.data()) ? term_key::load(term.data(), term.size()) : term_key::copy(term);
}

}  // namespace topicmill
