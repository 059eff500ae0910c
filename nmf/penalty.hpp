// What regularization adds to the loss for one factor.
#pragma once

#include "nmf/factor.hpp"

namespace topicmill {

/// l1 |X|_1 + l2 / 2 |X|_F^2.
struct Penalty {
  double l1 = 0;
  double l2 = 0;

  /// Its value for X, summed in double; 0 without a look at X where both weights are 0.
  double of(const Factor& X) const;
};

}  // namespace topicmill
