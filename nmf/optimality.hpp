// How far a factor is from a minimum: the conditions of Karush, Kuhn and Tucker.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace topicmill {

/// The gradient of the loss in X is push - pull, both non-negative; at a minimum it is 0 where x > 0, and not negative
/// where x = 0. The projected gradient (Lin 2007) is what is left of it elsewhere.
struct Optimality {
  double projected = 0;  ///< |projected gradient|^2
  double pull = 0;       ///< |pull|^2

  /// Of row x.
  template <class T, class Gradient>
  void add_row(const T* x, const Gradient* pull_row, const Gradient* push_row, std::int64_t k) {
    for (std::int64_t t = 0; t < k; ++t) {
      const auto drawn = static_cast<double>(pull_row[t]);
      const double slope = static_cast<double>(push_row[t]) - drawn;
      const double left = x[t] > 0 ? slope : std::min(slope, 0.0);
      projected += left * left;
      pull += drawn * drawn;
    }
  }

  Optimality& operator+=(const Optimality& other) {
    projected += other.projected;
    pull += other.pull;
    return *this;
  }

  /// |projected gradient| / |pull|: 0 at a minimum, and the same whatever the scale of V, of X and of Y.
  double residual() const { return pull > 0 ? std::sqrt(projected / pull) : 0; }
};

}  // namespace topicmill
