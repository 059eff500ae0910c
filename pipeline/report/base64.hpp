// Columns of numbers as text: the base64 of their little-endian bytes (RFC 4648).
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace topicmill {

std::string base64_of(std::span<const std::uint8_t> bytes);
std::string base64_of(std::span<const std::uint16_t> numbers);
std::string base64_of(std::span<const std::uint32_t> numbers);

}  // namespace topicmill
