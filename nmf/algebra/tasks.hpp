// Tasks over rows whose shape and order of joining depend on the data alone: the same sums for any number of threads.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// Rows [begin, end).
struct RowRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// What a task has to do at least.
constexpr std::int64_t task_flops = 1 << 24;

/// Cuts `rows` rows of `row_flops` each into equal tasks, of whole panels where they have several.
std::vector<RowRange> even_rows(std::int64_t rows, std::int64_t row_flops);

/// Cuts the rows of V into tasks of equal cost for a half-step with k topics: stored entries weigh k, rows k^2. Tasks
/// are of whole panels where they have several.
template <class T>
std::vector<RowRange> rows_by_cost(const MatrixView<T>& V, std::int64_t k);

/// Runs work(range) for every range, in parallel.
template <class Work>
void for_each_range(const std::vector<RowRange>& ranges, const Work& work) {
  tbb::parallel_for(std::size_t{0}, ranges.size(), [&](std::size_t i) { work(ranges[i]); });
}

/// Runs add(range, sum) for every range, in parallel, and joins the sums, which start as `zero`, with += in a fixed
/// tree.
template <class Sum, class Add>
Sum sum_over_rows(const std::vector<RowRange>& ranges, const Sum& zero, const Add& add) {
  using Indices = tbb::blocked_range<std::size_t>;
  struct Body {
    const std::vector<RowRange>& ranges;
    const Sum& zero;
    const Add& add;
    Sum sum = zero;

    Body(const std::vector<RowRange>& all, const Sum& start, const Add& work) : ranges(all), zero(start), add(work) {}
    Body(const Body& other, tbb::split /*tag*/) : Body(other.ranges, other.zero, other.add) {}
    void operator()(const Indices& indices) {
      for (std::size_t i = indices.begin(); i != indices.end(); ++i) add(ranges[i], sum);
    }
    void join(const Body& right) { sum += right.sum; }
  };
  Body body(ranges, zero, add);
  tbb::parallel_deterministic_reduce(Indices(0, ranges.size(), 1), body, tbb::simple_partitioner());
  return std::move(body.sum);
}

}  // namespace topicmill
