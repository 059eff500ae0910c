// Eight bytes of text as one number, and what can be asked of all eight at once. Words are short: a loop over their
// bytes would spend most of its time on the mispredicted branch that ends it.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace topicmill::ascii_block {

static_assert(std::endian::native == std::endian::little, "the first byte must be the lowest");

constexpr std::uint64_t every_byte = 0x0101010101010101;
constexpr std::uint64_t high_bits = 0x80 * every_byte;

template <class Word = std::uint64_t>
std::uint64_t load(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// A text of 1 to 7 bytes, the rest zero.
inline std::uint64_t load_short(std::string_view text) {
  const char* const from = text.data();
  const std::size_t last = text.size() - 1;
  if (text.size() >= 4) return load<std::uint32_t>(from) | load<std::uint32_t>(from + last - 3) << (8 * (last - 3));
  const std::size_t middle = text.size() / 2;
  return load<std::uint8_t>(from) | load<std::uint8_t>(from + middle) << (8 * middle) |
         load<std::uint8_t>(from + last) << (8 * last);
}

constexpr bool is_ascii(std::uint64_t block) { return (block & high_bits) == 0; }

/// The high bit of each byte that is between `low` and `high`, both ASCII.
constexpr std::uint64_t between(std::uint64_t block, unsigned char low, unsigned char high) {
  const std::uint64_t ascii = block & ~high_bits;
  const std::uint64_t at_least_low = ascii + (0x80U - low) * every_byte;
  const std::uint64_t above_high = ascii + (0x7FU - high) * every_byte;
  return at_least_low & ~above_high & ~block & high_bits;
}

/// A-Z as a-z; other bytes stay.
constexpr std::uint64_t lower(std::uint64_t block) { return block | between(block, 'A', 'Z') >> 2; }

/// How many letters a-z and A-Z the block begins with.
constexpr unsigned leading_letters(std::uint64_t block) {
  const std::uint64_t letters = between(block | 0x20 * every_byte, 'a', 'z');
  return static_cast<unsigned>(std::countr_zero(~letters & high_bits)) / 8;
}

}  // namespace topicmill::ascii_block
