// Sums over a distribution of whole numbers that needs no factorials: outward from its mode, by ratios of neighbors.
#pragma once

#include <cstdint>

namespace topicmill {

/// Calls visit(n, weight) for the values of a distribution with one peak, of which `ratio(n)` is weight(n + 1) /
/// weight(n): from `mode`, whose weight is 1, up to `high`, then from below `mode` down to `low`, each way as long as a
/// weight tells in a sum and visit returns true. O(standard deviation) for the binomial and the hypergeometric one.
template <class Ratio, class Visit>
void walk_from_mode(std::int64_t mode, std::int64_t low, std::int64_t high, const Ratio& ratio, const Visit& visit) {
  constexpr double least = 1e-20;
  double weight = 1;
  for (std::int64_t n = mode; n <= high && weight > least; ++n) {
    if (!visit(n, weight)) return;
    weight *= ratio(n);
  }
  weight = 1;
  for (std::int64_t n = mode - 1; n >= low; --n) {
    weight /= ratio(n);
    if (weight <= least || !visit(n, weight)) return;
  }
}

}  // namespace topicmill
