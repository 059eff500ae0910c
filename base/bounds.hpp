// Inclusive bounds of a number.
#pragma once

#include <limits>

namespace topicmill {

struct Bounds {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();

  /// False for NaN as well.
  bool contains(double value) const { return value >= low && value <= high; }
};

constexpr Bounds at_least(double low) { return {low, std::numeric_limits<double>::infinity()}; }
constexpr Bounds between(double low, double high) { return {low, high}; }

}  // namespace topicmill
