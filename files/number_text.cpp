#include "files/number_text.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>

namespace topicmill {
namespace {

constexpr std::size_t most_characters = 32;

/// Of less than 2^31 in size. A count is written as the integer that it is, for which fewer digits have to be found.
template <class Real>
char* write_fixed(Real value, char* begin, char* end) {
  const auto whole = static_cast<std::int32_t>(value);
  if (static_cast<Real>(whole) == value) return std::to_chars(begin, end, whole).ptr;
  return std::to_chars(begin, end, value, std::chars_format::fixed).ptr;
}

/// Where the format of std::to_chars is certain to be fmt's: no exponent from 1e-4 on, one below. Above, where a float
/// no longer tells each whole number from the next, the two differ in what they write behind the digits that count.
template <class Real>
char* write_real(Real value, char* begin, char* end) {
  const Real size = std::abs(value);
  if (size >= Real(1e-4) && size < Real(1e6)) return write_fixed(value, begin, end);
  if (size > 0 && size < Real(1e-4)) return std::to_chars(begin, end, value, std::chars_format::scientific).ptr;
  return fmt::format_to(begin, "{}", value);
}

/// Most weights of topics are 0.
template <class Real>
void append_real(Real value, std::string& out) {
  assert(std::isfinite(value) && "tables and matrices hold finite numbers only");
  if (value == 0 && !std::signbit(value)) return out.push_back('0');
  std::array<char, most_characters> text;
  out.append(text.data(), write_real(value, text.data(), text.data() + text.size()));
}

}  // namespace

void append_number(float value, std::string& out) { append_real(value, out); }
void append_number(double value, std::string& out) { append_real(value, out); }

void append_number(std::int64_t value, std::string& out) {
  std::array<char, most_characters> text;
  out.append(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
}

}  // namespace topicmill
