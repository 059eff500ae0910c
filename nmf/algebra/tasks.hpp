// Tasks over rows whose shape and order of joining depend on the data alone: the same sums for any number of threads.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_reduce.h>

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// Ranges of rows, of the blocks one after the other.
struct RowTasks {
  PlacedRows rows;
  std::vector<RowRange> ranges;
  std::vector<std::size_t> ends;  ///< of each block: behind its last range

  std::span<const RowRange> of_block(std::size_t b) const {
    return std::span(ranges).subspan(b == 0 ? 0 : ends[b - 1], ends[b] - (b == 0 ? 0 : ends[b - 1]));
  }
};

/// What a task has to do at least.
constexpr std::int64_t task_flops = 1 << 24;

/// Cuts `rows` rows of `row_flops` each into equal tasks, of whole panels where they have several.
RowTasks even_rows(PlacedRows rows, std::int64_t row_flops);

/// Cuts the rows of V into tasks of equal cost for a half-step with k topics: stored entries weigh k, rows k^2. Tasks
/// are of whole panels where they have several.
template <class T>
RowTasks rows_by_cost(const MatrixView<T>& V, std::int64_t k);

/// The same of some of its rows.
template <class T>
RowTasks rows_by_cost(const MatrixView<T>& V, std::int64_t k, PlacedRows rows);

/// Runs work(range) for every range, in parallel.
template <class Work>
void for_each_range(const RowTasks& tasks, const Work& work) {
  tbb::parallel_for(std::size_t{0}, tasks.ranges.size(), [&](std::size_t i) { work(tasks.ranges[i]); });
}

/// Runs add(range, sum) for every range, in parallel, and joins the sums, which start as `zero`, with += in a fixed
/// tree.
template <class Sum, class Add>
Sum sum_over_ranges(std::span<const RowRange> ranges, const Sum& zero, const Add& add) {
  using Indices = tbb::blocked_range<std::size_t>;
  struct Body {
    std::span<const RowRange> ranges;
    const Sum& zero;
    const Add& add;
    Sum sum = zero;

    Body(std::span<const RowRange> all, const Sum& start, const Add& work) : ranges(all), zero(start), add(work) {}
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

/// The same for all blocks, whose sums are joined along the tree over blocks and ranks.
template <class Sum, class Add>
Sum sum_over_rows(const RowTasks& tasks, const Sum& zero, const Add& add) {
  return sum_over_pieces(tasks.rows, zero,
                         [&](std::size_t b) { return sum_over_ranges(tasks.of_block(b), zero, add); });
}

}  // namespace topicmill
