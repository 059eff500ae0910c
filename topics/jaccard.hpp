// How much two sets have in common.
#pragma once

#include <algorithm>
#include <iterator>
#include <vector>

namespace topicmill {

/// Of two ascending lists, each of distinct values, what both have over what either has (Jaccard 1901); 0 where both
/// are empty.
template <class Value>
double jaccard(const std::vector<Value>& left, const std::vector<Value>& right) {
  std::vector<Value> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  const auto all = static_cast<double>(left.size() + right.size() - both.size());
  return all > 0 ? static_cast<double>(both.size()) / all : 0;
}

}  // namespace topicmill
