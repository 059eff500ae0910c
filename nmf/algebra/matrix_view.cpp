#include "nmf/algebra/matrix_view.hpp"

#include <algorithm>
#include <utility>

#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

/// A dense product reads every entry in order where a sparse one gathers a row for each that is not zero.
constexpr double least_dense_share = 1.0 / 3;

template <class T>
bool is_full(const MatrixView<T>& V) {
  const double size = static_cast<double>(V.whole_rows()) * static_cast<double>(V.cols());
  return static_cast<double>(V.whole_entries()) > least_dense_share * size;
}

}  // namespace

template <class T>
BasicSparseMatrix<T> to_sparse(const BasicFactor<T>& V) {
  BasicSparseMatrix<T> sparse;
  sparse.rows = V.rows();
  sparse.cols = V.k();
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      if (V(i, j) == T{0}) continue;
      sparse.columns.push_back(static_cast<std::uint32_t>(j));
      sparse.values.push_back(V(i, j));
    }
    sparse.row_starts.push_back(sparse.nonzeros());
  }
  return sparse;
}

template <class T>
BasicFactor<T> to_dense(const BasicSparseMatrix<T>& V) {
  BasicFactor<T> dense(V.rows, V.cols);
  const MatrixView<T> view(V);
  for_each_range(even_rows(V.rows, V.cols), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      view.for_each_in_row(i, [&](std::int64_t j, T value) { dense(i, j) = value; });
    }
  });
  return dense;
}

/// In square tiles, so that neither side is read or written a line at a time for one element of it.
template <class T>
BasicFactor<T> transpose(const BasicFactor<T>& V) {
  constexpr std::int64_t tile = 64;
  BasicFactor<T> result(V.k(), V.rows());
  for_each_range(even_rows(V.k(), V.rows()), [&](RowRange rows) {
    for (std::int64_t first = 0; first < V.rows(); first += tile) {
      const std::int64_t last = std::min(first + tile, V.rows());
      for (std::int64_t j = rows.begin; j < rows.end; ++j) {
        for (std::int64_t i = first; i < last; ++i) result(j, i) = V(i, j);
      }
    }
  });
  return result;
}

template <class T>
MatrixPair<T>::MatrixPair(const MatrixView<T>& V, bool dense_pays, bool in_blocks) : V_(V), Vt_(V) {
  if (dense_pays && is_full(V) && V.placed_rows().ranks().is_alone()) {
    if (V.sparse()) V_ = keep(to_dense(*V.sparse()));
    Vt_ = keep(transpose(*V_.dense()));
  } else {
    if (V.dense()) V_ = keep(to_sparse(*V.dense()));
    const BasicSparseMatrix<T>& rows = *V_.sparse();
    const RowBlocks* blocks = in_blocks ? V_.placed_rows().blocks.get() : nullptr;
    Vt_ = keep(blocks != nullptr ? transpose_blocks<T>(rows, blocks->starts) : transpose(rows), blocks);
  }
}

template <class T>
MatrixView<T> MatrixPair<T>::keep(BasicSparseMatrix<T> matrix, const RowBlocks* blocks) {
  return {*sparse_.emplace_back(std::make_unique<const BasicSparseMatrix<T>>(std::move(matrix))), V_.exponent(),
          blocks};
}

template <class T>
MatrixView<T> MatrixPair<T>::keep(BasicFactor<T> matrix) {
  return {*dense_.emplace_back(std::make_unique<const BasicFactor<T>>(std::move(matrix))), V_.exponent()};
}

template class MatrixPair<float>;
template class MatrixPair<double>;
template BasicSparseMatrix<float> to_sparse(const BasicFactor<float>&);
template BasicSparseMatrix<double> to_sparse(const BasicFactor<double>&);
template BasicFactor<float> to_dense(const BasicSparseMatrix<float>&);
template BasicFactor<double> to_dense(const BasicSparseMatrix<double>&);
template BasicFactor<float> transpose(const BasicFactor<float>&);
template BasicFactor<double> transpose(const BasicFactor<double>&);

}  // namespace topicmill
