// What regularization adds to the loss for one factor.
#pragma once

#include <span>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Sum over rows i of l1_i |x_i|_1 + l2_i / 2 |x_i|^2.
struct Penalty {
  double l1 = 0;
  double l2 = 0;
  std::vector<double> l1_scale{};  ///< of every row; empty: 1
  std::vector<double> l2_scale{};

  double l1_of(std::int64_t row) const { return scaled(l1, l1_scale, row); }
  double l2_of(std::int64_t row) const { return scaled(l2, l2_scale, row); }

  bool is_zero() const { return !(l1 > 0) && !(l2 > 0); }

  /// What it adds for row x of X.
  template <class T>
  double of_row(std::int64_t row, std::span<const T> x) const {
    double sum = 0;
    double squares = 0;
    for (const T entry : x) {
      sum += static_cast<double>(entry);
      squares += static_cast<double>(entry) * static_cast<double>(entry);
    }
    return l1_of(row) * sum + l2_of(row) / 2 * squares;
  }

  /// Adds its slope at row x of X.
  template <class T>
  void add_slope(std::int64_t row, std::span<const T> x, double* slope) const {
    for (std::size_t t = 0; t < x.size(); ++t) slope[t] += l1_of(row) + l2_of(row) * static_cast<double>(x[t]);
  }

  /// Its value for X, summed in double; 0 without a look at X where both weights are 0.
  template <class T>
  double of(const BasicFactor<T>& X) const;

 private:
  static double scaled(double weight, const std::vector<double>& scale, std::int64_t row) {
    return scale.empty() ? weight : weight * scale[static_cast<std::size_t>(row)];
  }
};

}  // namespace topicmill
