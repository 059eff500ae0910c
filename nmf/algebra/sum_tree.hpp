// A sum over blocks whose rounding depends on their order alone.
#pragma once

#include <utility>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Adds up terms of one shape along a binary tree over their numbers, as they come: a range of terms that is a subtree
/// has the same sum wherever it is made. Holds one partial sum for each level.
template <class T>
class SumTree {
 public:
  void add(BasicFactor<T> term);

  /// Of all terms, of which there must be one; it takes them.
  BasicFactor<T> total();

 private:
  void join_last_two();

  struct Part {
    std::int64_t terms = 0;
    BasicFactor<T> sum;
  };
  std::vector<Part> parts_;  ///< each of more terms than the next
};

}  // namespace topicmill
