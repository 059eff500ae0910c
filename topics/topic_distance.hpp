// How far the topics of one model are from each other.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Of every two of `count` things: symmetric, zero on the diagonal, row-major.
struct Distances {
  std::int64_t count = 0;
  std::vector<double> values;

  double operator()(std::int64_t a, std::int64_t b) const { return values[static_cast<std::size_t>(a * count + b)]; }
};

/// The Jensen-Shannon distance of every two topics: the square root of the divergence in bits of their P(term | topic),
/// a metric (Endres and Schindelin 2003) from 0 (the same words, equally probable) to 1 (no word in common). A topic
/// without weight is at distance 1 from every other. `weights`: m x k, a column a topic. Pairs are shared among the
/// threads of the TBB arena, the same bytes for any number of them. O(k x non-zeros) time, O(k^2 + non-zeros) memory.
Distances topic_distances(const Factor& weights);

}  // namespace topicmill
