#include "nmf/algebra/multiply.hpp"

#include <vector>

#include "nmf/algebra/multiply_rows.hpp"
#include "nmf/algebra/sum_tree.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

template <class T>
BasicFactor<T> product_of_block(const MatrixView<T>& V, std::int64_t block, const BasicFactor<T>& Y) {
  auto product = BasicFactor<T>::uninitialized(V.rows(), Y.k());
  const std::int64_t row_flops = 6 * V.entries() / V.blocks() / V.rows() * Y.k();  // a gathered row costs three
  for_each_range(even_rows(V.rows(), row_flops + Y.k()), [&](RowRange rows) {
    const RowRange in_block{block * V.rows() + rows.begin, block * V.rows() + rows.end};
    multiply_rows(V, in_block, Y, product.row(rows.begin));
  });
  return product;
}

}  // namespace

template <class T>
void multiply(const MatrixView<T>& V, const BasicFactor<T>& Y, BasicFactor<T>& product) {
  if (V.blocks() == 1) {
    for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) { multiply_rows(V, rows, Y, product.row(rows.begin)); });
    return;
  }
  SumTree<T> sums;
  for (std::int64_t block = 0; block < V.blocks(); ++block) sums.add(product_of_block(V, block, Y));
  product = sums.total();
}

template <class T>
BasicFactor<double> exact_product_over_blocks(const MatrixView<T>& V, const BasicFactor<T>& Y) {
  BasicFactor<double> product(V.rows(), Y.k());
  for (std::int64_t block = 0; block < V.blocks(); ++block) {
    for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) {
      for (std::int64_t i = rows.begin; i < rows.end; ++i) {
        const auto columns = V.sparse()->row_columns(block * V.rows() + i);
        const auto values = V.sparse()->row_values(block * V.rows() + i);
        const std::vector<double> scales(values.begin(), values.end());
        kernels::wide_sum<T>({Y.row(0), Y.stride(), columns.data(), std::ssize(columns)}, scales.data(),
                             product.row(i));
      }
    });
  }
  return product;
}

template void multiply(const MatrixView<float>&, const BasicFactor<float>&, BasicFactor<float>&);
template void multiply(const MatrixView<double>&, const BasicFactor<double>&, BasicFactor<double>&);
template BasicFactor<double> exact_product_over_blocks(const MatrixView<float>&, const BasicFactor<float>&);
template BasicFactor<double> exact_product_over_blocks(const MatrixView<double>&, const BasicFactor<double>&);

}  // namespace topicmill
