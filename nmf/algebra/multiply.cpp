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
/// partial product for each of its levels is in memory. `done` takes those that were added.
template <class OfBlock, class Done>
auto sum_over_blocks(std::int64_t low, std::int64_t high, const OfBlock& of_block, const Done& done) {
  if (high - low == 1) return of_block(low);
  auto left = sum_over_blocks(low, middle(low, high), of_block, done);
  auto right = sum_over_blocks(middle(low, high), high, of_block, done);
  left += right;
  done(std::move(right));
  return left;
}

template <class T>
void multiply_block(const MatrixView<T>& V, std::int64_t block, const BasicFactor<T>& Y, BasicFactor<T>& product) {
  const std::int64_t row_flops = 6 * V.entries() / V.blocks() / V.rows() * Y.k();  // a gathered row costs three
  for_each_range(even_rows(V.rows(), row_flops + Y.k()), [&](RowRange rows) {
    const RowRange in_block{block * V.rows() + rows.begin, block * V.rows() + rows.end};
    multiply_rows(V, in_block, Y, product.row(rows.begin));
  });
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
void Multiplication<T>::operator()(const MatrixView<T>& V, const BasicFactor<T>& Y, BasicFactor<T>& product) {
  if (V.column_blocks() == nullptr) {
    for_each_range(rows_by_cost(V, Y.k()), [&](RowRange rows) { multiply_rows(V, rows, Y, product.row(rows.begin)); });
    return;
  }
  const auto keep = [&](PartialProduct<T> done) { spare_.push_back(std::move(done.of)); };
  const auto of_block = [&](std::int64_t block) {
    PartialProduct<T> part{room(V.rows(), Y.k())};
    multiply_block(V, block, Y, part.of);
    return part;
  };
  keep({std::move(product)});
  PartialProduct<T> sum = sum_over_blocks(0, V.blocks(), of_block, keep);
  if (Collective& ranks = *V.column_blocks()->ranks; !ranks.is_alone()) {
    PartialProduct<T> other{room(V.rows(), Y.k())};
    join_over_ranks(ranks, sum, other);
    keep(std::move(other));
  }
  product = std::move(sum.of);
}

/// The memory of an earlier product, where one has this shape.
template <class T>
BasicFactor<T> Multiplication<T>::room(std::int64_t rows, std::int64_t k) {
  while (!spare_.empty()) {
    BasicFactor<T> last = std::move(spare_.back());
    spare_.pop_back();
    if (last.rows() == rows && last.k() == k) return last;
  }
  return BasicFactor<T>::uninitialized(rows, k);
}

template <class T>
BasicFactor<double> exact_product_over_blocks(const MatrixView<T>& V, const BasicFactor<T>& Y) {
  PartialProduct<double> sum = sum_over_blocks(
      0, V.blocks(), [&](std::int64_t block) { return PartialProduct<double>{exact_product_of_block(V, block, Y)}; },
      [](const PartialProduct<double>&) {});
  join_over_ranks(*V.column_blocks()->ranks, sum);
  return std::move(sum.of);
}

template class Multiplication<float>;
template class Multiplication<double>;
template BasicFactor<double> exact_product_over_blocks(const MatrixView<float>&, const BasicFactor<float>&);
template BasicFactor<double> exact_product_over_blocks(const MatrixView<double>&, const BasicFactor<double>&);

}  // namespace topicmill
