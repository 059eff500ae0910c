// What regularization adds to the loss for one factor.
#pragma once

#include <vector>

#include "nmf/factor.hpp"

namespace topicmill {

/// Sum over rows i of l1_i |x_i|_1 + l2_i / 2 |x_i|^2.
struct Penalty {
  double l1 = 0;
  double l2 = 0;
  std::vector<double> l1_scale{};  ///< of every row; empty: 1
  std::vector<double> l2_scale{};

  double l1_of(std::int64_t row) const { return scaled(l1, l1_scale, row); }
  double l2_of(std::int64_t row) const { return scaled(l2, l2_scale, row); }

  /// Its value for X, summed in double; 0 without a look at X where both weights are 0.
  template <class T>
  double of(const BasicFactor<T>& X) const;

 private:
  static double scaled(double weight, const std::vector<double>& scale, std::int64_t row) {
    return scale.empty() ? weight : weight * scale[static_cast<std::size_t>(row)];
  }
};

}  // namespace topicmill
