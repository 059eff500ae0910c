#include "nmf/algebra/multiply.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "nmf/algebra/multiply_rows.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

/// What the columns of some blocks add to a product.
template <class T>
struct PartialProduct {
  BasicFactor<T> of;

  PartialProduct& operator+=(const PartialProduct& other) {
    for_each_range(even_rows(of.rows(), of.stride()), [&](RowRange rows) {
      std::transform(of.row(rows.begin), of.row(rows.end), other.of.row(rows.begin), of.row(rows.begin), std::plus<>());
    });
    return *this;
  }

  template <class Visit>
  void each_part(const Visit& visit) {
    visit(of.row(0), static_cast<std::size_t>(of.rows() * of.stride()) * sizeof(T));
  }
};

/// Adds up what of_block(b) gives for the blocks from `low` to `high`, as they come, along the tree over blocks: one
/// partial product for each of its levels is in memory.
template <class OfBlock>
auto sum_over_blocks(std::int64_t low, std::int64_t high, const OfBlock& of_block) {
  if (high - low == 1) return of_block(low);
  auto left = sum_over_blocks(low, middle(low, high), of_block);
  left += sum_over_blocks(middle(low, high), high, of_block);
  return left;
}

/// Of all blocks, on all ranks.
template <class T, class Sum, class OfBlock>
BasicFactor<Sum> product_over_blocks(const MatrixView<T>& V, const OfBlock& of_block) {
  PartialProduct<Sum> product =
      sum_over_blocks(0, V.blocks(), [&](std::int64_t block) { return PartialProduct<Sum>{of_block(block)}; });
  join_over_ranks(*V.column_blocks()->ranks, product);
  return std::move(product.of);
}

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

template <class T>
BasicFactor<double> exact_product_of_block(const MatrixView<T>& V, std::int64_t block, const BasicFactor<T>& Y) {
  BasicFactor<double> product(V.rows(), Y.k());
  for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const auto columns = V.sparse()->row_columns(block * V.rows() + i);
      const auto values = V.sparse()->row_values(block * V.rows() + i);
      const std::vector<double> scales(values.begin(), values.end());
      kernels::wide_sum<T>({Y.row(0), Y.stride(), columns.data(), std::ssize(columns)}, scales.data(), product.row(i));
    }
  });
  return product;
}

}  // namespace

template <class T>
void multiply(const MatrixView<T>& V, const BasicFactor<T>& Y, BasicFactor<T>& product) {
  if (V.column_blocks() == nullptr) {
    for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) { multiply_rows(V, rows, Y, product.row(rows.begin)); });
    return;
  }
  product = product_over_blocks<T, T>(V, [&](std::int64_t block) { return product_of_block(V, block, Y); });
}

template <class T>
BasicFactor<double> exact_product_over_blocks(const MatrixView<T>& V, const BasicFactor<T>& Y) {
  return product_over_blocks<T, double>(V, [&](std::int64_t block) { return exact_product_of_block(V, block, Y); });
}

template void multiply(const MatrixView<float>&, const BasicFactor<float>&, BasicFactor<float>&);
template void multiply(const MatrixView<double>&, const BasicFactor<double>&, BasicFactor<double>&);
template BasicFactor<double> exact_product_over_blocks(const MatrixView<float>&, const BasicFactor<float>&);
template BasicFactor<double> exact_product_over_blocks(const MatrixView<double>&, const BasicFactor<double>&);

}  // namespace topicmill
