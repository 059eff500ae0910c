// Tasks over rows whose shape and order of joining depend on the data alone: the same sums for any number of threads.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_reduce.h>

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// Rows [begin, end).
struct RowRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// Cuts `rows` rows of `row_flops` each into equal tasks of a few million flops.
std::vector<RowRange> even_rows(std::int64_t rows, std::int64_t row_flops);

/// Cuts the rows of V into tasks of equal cost for a half-step with k topics: non-zeros weigh k, rows k^2.
std::vector<RowRange> rows_by_cost(const SparseMatrix& V, std::int64_t k);

/// Runs add(range, sum) for every range, in parallel, and joins the sums with += in a fixed tree.
template <class Sum, class Add>
Sum sum_over_rows(const std::vector<RowRange>& ranges, const Sum& zero, const Add& add) {
  using Indices = tbb::blocked_range<std::size_t>;
  return tbb::parallel_deterministic_reduce(
      Indices(0, ranges.size(), 1), zero,
      [&](const Indices& indices, Sum sum) {
        for (std::size_t i = indices.begin(); i != indices.end(); ++i) add(ranges[i], sum);
        return sum;
      },
      [](Sum left, const Sum& right) {
        left += right;
        return left;
      },
      tbb::simple_partitioner());
}

}  // namespace topicmill
