#include "pipeline/report/base64.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

namespace topicmill {
namespace {

template <class Number>
std::string base64_of_numbers(std::span<const Number> numbers) {
  std::vector<std::uint8_t> bytes;
  bytes.reserve(sizeof(Number) * numbers.size());
  for (const Number number : numbers) {
    for (std::size_t i = 0; i < sizeof(Number); ++i) {
      bytes.push_back(static_cast<std::uint8_t>(std::uint32_t{number} >> 8 * i & 0xFFU));
    }
  }
  return base64_of(std::span<const std::uint8_t>(bytes));
}

}  // namespace

std::string base64_of(std::span<const std::uint8_t> bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text((bytes.size() + 2) / 3 * 4, '=');
  for (std::size_t at = 0, out = 0; at < bytes.size(); at += 3, out += 4) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - at);
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) group = group << 8 | (i < count ? bytes[at + i] : 0U);
    for (std::size_t i = 0; i <= count; ++i) text[out + i] = digits[group >> (18 - 6 * i) & 63U];
  }
  return text;
}

std::string base64_of(std::span<const std::uint16_t> numbers) { return base64_of_numbers(numbers); }

std::string base64_of(std::span<const std::uint32_t> numbers) { return base64_of_numbers(numbers); }

}  // namespace topicmill
