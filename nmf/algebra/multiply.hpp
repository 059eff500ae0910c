// The product of V with a factor.
#pragma once

#include <vector>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// Products that come one after another, with the memory of one for the next.
template <class T>
class Multiplication {
 public:
  /// product (n x k) <- V Y, V: n x m, Y: m x k. Where V lies in blocks of columns, these are read one after the other,
  /// each with its own rows of Y, and their products are added up along a binary tree, over all ranks: memory for one
  /// n x k more, and for one per level of the tree. 2 k flops an entry. Parallel; the same bytes for any number of
  /// threads, and of 1, 2, 4 ... ranks.
  void operator()(const MatrixView<T>& V, const BasicFactor<T>& Y, BasicFactor<T>& product);

 private:
  BasicFactor<T> room(std::int64_t rows, std::int64_t k);

  std::vector<BasicFactor<T>> spare_;
};

/// The same once.
template <class T>
void multiply(const MatrixView<T>& V, const BasicFactor<T>& Y, BasicFactor<T>& product) {
  Multiplication<T>()(V, Y, product);
}

/// The same for a V that lies in blocks, with every product and sum in double: for the last digits.
template <class T>
BasicFactor<double> exact_product_over_blocks(const MatrixView<T>& V, const BasicFactor<T>& Y);

}  // namespace topicmill
