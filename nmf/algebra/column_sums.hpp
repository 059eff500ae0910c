// Sums of the columns of a factor: all that the zeros of V let a divergence see of it.
#pragma once

#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// k sums in double, joined in a fixed order.
template <class T>
std::vector<double> column_sums(const BasicFactor<T>& X);

/// Columns whose sum is zero: dead topics.
template <class T>
std::vector<std::int64_t> zero_columns(const BasicFactor<T>& X);

}  // namespace topicmill
