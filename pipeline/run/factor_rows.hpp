// Factors as the writers of dense matrices see them.
#pragma once

#include "matrices/write_matrix.hpp"
#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// The factor as it is, rows x k: W. Refers to the factor, which must outlive it.
template <class T>
BasicDenseRows<T> rows_of(const BasicFactor<T>& factor);

/// Its transpose, k x rows: H (k x m) of the tall factor (m x k) in memory. Refers to the factor, too.
template <class T>
BasicDenseRows<T> columns_of(const BasicFactor<T>& factor);

}  // namespace topicmill
