// Plain values as bytes, little-endian, and back again with every length checked.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/error.hpp"

namespace topicmill {

static_assert(std::endian::native == std::endian::little, "files are written as this machine has its numbers");

template <class T>
concept PlainNumber = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

/// Appends to a string.
class ByteWriter {
 public:
  template <PlainNumber T>
  void number(T value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }

  /// A whole number, 7 bits a byte, the lowest first: small ones take one byte.
  void count(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7U) bytes_ += static_cast<char>(value | 0x80U);
    bytes_ += static_cast<char>(value);
  }

  /// The length and the bytes.
  void text(std::string_view text) {
    count(text.size());
    bytes_ += text;
  }

  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

/// Takes values off the front. Throws InputError where the bytes end too early.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  template <PlainNumber T>
  T number() {
    T value{};
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }

  std::uint64_t count() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = number<std::uint8_t>();
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) return value;
    }
    throw InputError("it has a number of more than 64 bits");
  }

  /// A view of the bytes.
  std::string_view text() { return take(count()); }

  bool at_end() const { return bytes_.empty(); }

 private:
  std::string_view take(std::uint64_t size) {
    if (size > bytes_.size()) throw_short();
    const std::string_view taken = bytes_.substr(0, size);
    bytes_.remove_prefix(size);
    return taken;
  }

  [[noreturn]] static void throw_short() { throw InputError("it ends in the middle of a value"); }

  std::string_view bytes_;
};

}  // namespace topicmill
