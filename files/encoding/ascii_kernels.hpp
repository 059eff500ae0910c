// What is asked of every byte of a text, many bytes at a time: the inner loops of tokenizers and of normalization.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace topicmill {

/// A set of ASCII characters, laid out so that 16 to 64 bytes are looked up at once: bit h of rows[l] stands for the
/// character whose upper four bits are h and whose lower four are l.
class AsciiSet {
 public:
  constexpr void insert(unsigned char character) {
    rows_[character & 0x0FU] = static_cast<std::uint8_t>(rows_[character & 0x0FU] | 1U << (character >> 4));
  }
  const std::array<std::uint8_t, 16>& rows() const { return rows_; }

 private:
  std::array<std::uint8_t, 16> rows_{};
};

/// A bit for each byte of a piece of text: bit i % 64 of word i / 64 is that of byte i.
inline constexpr std::size_t marked_bytes = 4096;
using ByteMarks = std::array<std::uint64_t, marked_bytes / 64>;

/// Marks the bytes of `text`, at most marked_bytes of them, that are in the set; what is behind its end in its last
/// word is 0, other words stay as they are. True where all of the text is ASCII.
bool mark_bytes(std::string_view text, const AsciiSet& set, ByteMarks& marks);

/// Offset of the first byte at or behind `from` that is not ASCII; text.size() where there is none.
std::size_t find_not_ascii(std::string_view text, std::size_t from);

/// Writes the text with a-z for A-Z; true where all of it is ASCII, else what is written is of no use.
bool lower_ascii(std::string_view text, char* to);

}  // namespace topicmill
