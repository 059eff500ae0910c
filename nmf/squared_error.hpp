// Squared norms and errors in double precision, from the stored entries and sums alone.
#pragma once

#include "nmf/half_step.hpp"

namespace topicmill {

/// |V|_F^2. O(entries).
template <class T>
double squared_norm(const MatrixView<T>& V);

/// |V - X Y^T|_F^2 over the observed entries of V. O(entries k + (n + m) k^2).
template <class T>
double squared_error(const Side<T>& side, const BasicFactor<T>& X, const BasicFactor<T>& Y);

}  // namespace topicmill
