// Topics as circles on a map: near where their distances put them, as large as their share, and never one over another.
#pragma once

#include <vector>

#include "topics/classical_scaling.hpp"

namespace topicmill {

struct Circle {
  Point center;
  double radius = 0;
};

/// 1 wide; circles and a margin lie inside.
struct TopicMap {
  double height = 0;
  std::vector<Circle> circles;
};

/// Circles whose areas are proportional to `shares`, but for a least size, begin at `places` and are pushed apart, a
/// fixed number of rounds, each a little home again. O(rounds k^2), one thread.
TopicMap place_circles(const std::vector<Point>& places, const std::vector<double>& shares);

}  // namespace topicmill
