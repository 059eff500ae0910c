// The product of V with a factor, for some of its rows.
#pragma once

#include "nmf/algebra/matrix_view.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {

/// The given rows of a sparse V as the kernels read them.
template <class T>
kernels::SparseRows<T> sparse_rows(const MatrixView<T>& V, RowRange rows) {
  const auto& sparse = *V.sparse();
  return {sparse.row_starts.data(), sparse.columns.data(), sparse.values.data(), rows.begin, rows.end};
}

/// out (rows x stride) = V Y for the given rows of V, n x m; Y: m x k. 2 k flops an entry.
template <class T>
void multiply_rows(const MatrixView<T>& V, RowRange rows, const BasicFactor<T>& Y, T* out) {
  if (const auto* dense = V.dense()) {
    kernels::multiply_blocks<T>({rows.end - rows.begin, dense->k(), Y.stride()},
                                {dense->row(rows.begin), dense->stride()}, {Y.row(0), Y.stride()}, false,
                                {out, Y.stride()});
  } else {
    kernels::multiply_rows(sparse_rows(V, rows), Y.row(0), Y.stride(), out);
  }
}

}  // namespace topicmill
