#include "nmf/algebra/multiply.hpp"

#include <functional>

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

template void multiply(const MatrixView<float>&, const BasicFactor<float>&, BasicFactor<float>&);
template void multiply(const MatrixView<double>&, const BasicFactor<double>&, BasicFactor<double>&);

}  // namespace topicmill
