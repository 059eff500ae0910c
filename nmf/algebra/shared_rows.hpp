// A factor that every rank has whole, and each updates a share of.
#pragma once

#include "nmf/algebra/factor.hpp"
#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// The rows of V whose factor this rank updates: all that are here, but where columns lie in blocks, so that every rank
/// has all rows, a share of them. Sums over them are over all ranks.
template <class T>
PlacedRows shared_rows(const MatrixView<T>& V);

/// Each rank has updated the rows that shared_rows() gave it, and gets those of the others.
template <class T>
void share_updates(const MatrixView<T>& V, BasicFactor<T>& X);

}  // namespace topicmill
