// Which topics a row is made of for the most part.
#pragma once

#include <cstdint>
#include <vector>

namespace topicmill {

/// The two topics that are the largest parts of a row, by weight times mass, ties to the lower number; k for none.
struct LargestParts {
  std::int64_t first;
  std::int64_t second;
};

/// `w`: the row of W; `masses`: k, the column sums of H.
template <class T>
LargestParts largest_parts(const T* w, const std::vector<double>& masses) {
  const auto k = static_cast<std::int64_t>(masses.size());
  LargestParts largest{k, k};
  double most = 0;
  double next = 0;
  for (std::int64_t t = 0; t < k; ++t) {
    const double part = static_cast<double>(w[t]) * masses[static_cast<std::size_t>(t)];
    if (part > most) {
      largest = {t, largest.first};
      next = most;
      most = part;
    } else if (part > next) {
      largest.second = t;
      next = part;
    }
  }
  return largest;
}

}  // namespace topicmill
