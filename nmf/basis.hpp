// The fixed factor of a half-step, made ready to be read: its Gram matrix, and rows that are quick to gather.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/gram.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/matrix_view.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {

/// Gathering rows is what a product with a sparse matrix waits for. Factors of text are 50 to 95 % zero: where they
/// exceed the caches they are packed, so that a row takes a part of its cache lines.
template <class T>
class Basis {
 public:
  /// Sums the Gram matrix of Y, and packs Y where that pays for products with V, in parallel: rows k^2 flops. Y must
  /// stay until the next.
  void assign(const BasicFactor<T>& Y, const MatrixView<T>& V);

  const BasicFactor<T>& factor() const { return *dense_; }
  const Gram& gram() const { return gram_; }

  /// out (rows x stride) = V Y for the given rows of V: 2 k flops an entry. The same bytes, packed or not.
  void multiply(const MatrixView<T>& V, RowRange rows, T* out) const;

 private:
  std::int64_t pack(const BasicFactor<T>& Y);  ///< the number of non-zeros

  const BasicFactor<T>* dense_ = nullptr;
  bool packed_ = false;
  std::vector<std::int64_t> starts_;
  BasicFactor<T> records_;  ///< one row, not initialized: what no row needs never becomes memory
  Gram gram_;
};

/// out (rows x stride) = V Y for the given rows of V, n x m; Y: m x k.
template <class T>
void multiply_rows(const MatrixView<T>& V, RowRange rows, const BasicFactor<T>& Y, T* out);

/// The given rows of a sparse V as the kernels read them.
template <class T>
kernels::SparseRows<T> sparse_rows(const MatrixView<T>& V, RowRange rows) {
  const auto& sparse = *V.sparse();
  return {sparse.row_starts.data(), sparse.columns.data(), sparse.values.data(), rows.begin, rows.end};
}

}  // namespace topicmill
