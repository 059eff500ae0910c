#include "text/mail/transfer_encoding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"

namespace topicmill {
namespace {

constexpr std::uint8_t no_digit = 64;

constexpr std::array<std::uint8_t, 256> make_base64_digits() {
  std::array<std::uint8_t, 256> digits{};
  for (auto& digit : digits) digit = no_digit;
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    digits[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return digits;
}

constexpr auto base64_digits = make_base64_digits();

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool equals_lower(std::string_view text, std::string_view lower_case) {
  if (text.size() != lower_case.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (to_lower(text[i]) != lower_case[i]) return false;
  }
  return true;
}

/// Bytes of a soft line break behind the =: blanks that a mailer added, then the line end; 0 where it is none.
std::size_t soft_break(std::string_view behind) {
  const std::size_t end = behind.find_first_not_of(" \t\r");
  if (end == std::string_view::npos) return behind.size();
  return behind[end] == '\n' ? end + 1 : 0;
}

}  // namespace

std::string decode_base64(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const auto digit = base64_digits[static_cast<unsigned char>(c)];
    if (digit == no_digit) continue;
    bits = bits << 6 | digit;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>(bits >> count & 0xFF);
  }
  return bytes;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string bytes;
  bytes.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = std::min(text.find('=', at), text.size());
    bytes.append(text.substr(at, sign - at));
    at = sign;
    if (at == text.size()) break;
    const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
    const int low = high >= 0 ? hex_digit(text[at + 2]) : -1;
    if (low >= 0) {
      bytes += static_cast<char>(high * 16 + low);
      at += 3;
    } else if (const std::size_t skipped = soft_break(text.substr(at + 1)); skipped > 0 || at + 1 == text.size()) {
      at += 1 + skipped;
    } else {
      bytes += text[at++];
    }
  }
  return bytes;
}

std::string decode_transfer(std::string_view text, std::string_view encoding) {
  if (equals_lower(encoding, "base64")) return decode_base64(text);
  if (equals_lower(encoding, "quoted-printable")) return decode_quoted_printable(text);
  return std::string(text);
}

}  // namespace topicmill
