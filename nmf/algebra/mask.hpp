// Which entries of V are missing: they are neither fitted nor counted as zero.
#pragma once

#include <span>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/gram.hpp"

namespace topicmill {

/// Lists, for every row of V, the columns that are missing, or those that are observed. What a loss sums over a whole
/// row of the fixed factor Y it then sums over the observed columns alone.
template <class T>
class Mask {
 public:
  enum class Lists { missing, observed };

  /// Refers to the pattern of `entries`, n x m; their values do not matter.
  Mask(const BasicSparseMatrix<T>& entries, Lists lists) : entries_(&entries), lists_(lists) {}

  /// Sum over the observed columns j of row i of y_j y_j^T, where `all` is the sum over all. Y: m x k.
  /// O(c k^2) for the c columns that are listed, or for the others where these are fewer.
  Gram gram_of_row(std::int64_t i, const BasicFactor<T>& Y, const Gram& all) const;

  /// Sum over the observed columns j of row i of y_j, where `all` is the sum over all; k of them. O(c k).
  std::vector<double> sum_of_row(std::int64_t i, const BasicFactor<T>& Y, const std::vector<double>& all) const;

  /// Sum over the observed columns j of row i of (x'y_j)^2, where `all` is the Gram matrix of Y; x is padded as a row
  /// of Y is. O(c k + k^2).
  double squared_product_of_row(std::int64_t i, const T* x, const BasicFactor<T>& Y, const Gram& all) const;

  /// Sum over the observed columns j of row i of (x'y_j) y_j, where `all` is the Gram matrix of Y; as many as Y has in
  /// a row with its padding. O(c k + k^2).
  std::vector<double> product_of_row(std::int64_t i, const T* x, const BasicFactor<T>& Y, const Gram& all) const;

  /// 1 for every observed column of row i, and 0 for the others.
  void observed_in_row(std::int64_t i, std::span<T> observed) const;

 private:
  /// The listed columns of row i or the others, whichever are fewer, and whether these are the observed ones.
  struct Part {
    std::vector<std::uint32_t> columns;
    bool observed;
  };
  Part smaller_part(std::int64_t i) const;

  const BasicSparseMatrix<T>* entries_;
  Lists lists_;
};

}  // namespace topicmill
