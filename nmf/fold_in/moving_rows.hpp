// Rows of a factor that are improved until each comes to rest.
#pragma once

#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Rows that come to rest one by one. In double, since a divergence is too flat near its minimum for the digits of
/// float.
class MovingRows {
 public:
  /// Writes to `next` better rows than X.
  using Step = std::function<void(const BasicFactor<double>& X, BasicFactor<double>& next)>;

  /// `rows`: the numbers of the rows of X in the whole factor.
  MovingRows(std::vector<std::int64_t> rows, BasicFactor<double> X) : rows_(std::move(rows)), X_(std::move(X)) {}

  const std::vector<std::int64_t>& rows() const { return rows_; }

  /// Takes steps from X to a better one; rows that moved less than `rest` of their largest weight in the last of them
  /// are put into W and leave.
  void move(int steps, double rest, const Step& step, Factor& W);

  /// Puts the rows that have come to no rest into W as they are.
  void store_all(Factor& W) const;

 private:
  void shrink();

  std::vector<std::int64_t> rows_;
  BasicFactor<double> X_;
};

}  // namespace topicmill
