// Powers of two that bring numbers near 1, where their products neither overflow nor vanish. Exact to take and to undo.
#pragma once

#include <vector>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// The largest entry of V; NaN is passed over. 0 where there is none. Parallel.
template <class T>
double largest_value(const MatrixView<T>& V);

/// That of diag(rows) V diag(columns), each all 1 where it is empty.
template <class T>
double largest_value(const MatrixView<T>& V, const std::vector<double>& rows, const std::vector<double>& columns);

/// The e by which numbers up to `largest` are divided, as 2^e, to be near 1: even, so that each factor takes half of it
/// and a root of it is exact. 0 where 2^-10 <= largest <= 2^10: what is near 1 needs no copy; elsewhere largest / 2^e
/// is in [1/2, 2), but for the ends of double's range.
int exponent_of(double largest);

/// The weight of a penalty times 2^exponent, but no more than leaves nothing of a matrix near 1, which is still a
/// float.
double in_unit(double weight, double exponent);

}  // namespace topicmill
