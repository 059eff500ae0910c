// Squared norms and errors in double precision, from the stored entries and sums alone.
#pragma once

#include <vector>

#include "nmf/half_step.hpp"

namespace topicmill {

/// |V|_F^2. O(entries).
template <class T>
double squared_norm(const MatrixView<T>& V);

/// |v - x Y^T|^2 of every row of V over its observed entries. O(entries k + (n + m) k^2).
template <class T>
std::vector<double> squared_errors(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y);

/// Their sum: |V - X Y^T|_F^2.
template <class T>
double squared_error(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y);

}  // namespace topicmill
