#include "pipeline/report/rounded.hpp"

#include <array>
#include <cmath>

namespace topicmill {
namespace {

/// Powers of ten are exact up to 10^22, and so a whole number over one of them is the double nearest to the decimal.
constexpr auto powers = [] {
  std::array<double, 23> values{1};
  for (std::size_t i = 1; i < values.size(); ++i) values[i] = values[i - 1] * 10;
  return values;
}();

}  // namespace

double rounded(double value) {
  constexpr int digits = 4;
  constexpr auto largest_power = static_cast<int>(powers.size()) - 1;
  if (!std::isfinite(value) || value == 0) return value;
  const int shift = digits - 1 - static_cast<int>(std::floor(std::log10(std::abs(value))));
  if (shift > largest_power) return 0;
  if (shift >= 0) {
    const double power = powers[static_cast<std::size_t>(shift)];
    return std::round(value * power) / power;
  }
  if (-shift > largest_power) return value;
  const double power = powers[static_cast<std::size_t>(-shift)];
  return std::round(value / power) * power;
}

}  // namespace topicmill
