#include "nmf/algebra/tasks.hpp"

#include <algorithm>
#include <cmath>

#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t most_tasks = 128;
constexpr std::int64_t panel_rows = kernels::panel_rows;

/// The first row in [begin, rows) before which the cost reaches `share`; cost_before(row) must not fall.
template <class CostBefore>
std::int64_t row_at(double share, std::int64_t begin, std::int64_t rows, const CostBefore& cost_before) {
  std::int64_t low = begin;
  std::int64_t high = rows;
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    if (cost_before(middle) < share) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/// Cuts [0, rows) where the running cost passes equal shares, at the nearest whole panel where that is near enough.
template <class CostBefore>
std::vector<RowRange> cut(std::int64_t rows, const CostBefore& cost_before) {
  const double total = cost_before(rows);
  const auto tasks = std::clamp(static_cast<std::int64_t>(total / task_flops), std::int64_t{1}, most_tasks);
  const double share = total / static_cast<double>(tasks);
  std::vector<RowRange> ranges;
  std::int64_t begin = 0;
  for (std::int64_t task = 1; task <= tasks && begin < rows; ++task) {
    const double target = share * static_cast<double>(task);
    const std::int64_t exact = task == tasks ? rows : row_at(target, begin, rows, cost_before);
    const std::int64_t whole = std::min(rows, (exact + panel_rows / 2) / panel_rows * panel_rows);
    const std::int64_t end = task < tasks && std::abs(cost_before(whole) - target) < 0.6 * share ? whole : exact;
    if (end > begin) ranges.push_back({begin, end});
    begin = std::max(begin, end);
  }
  return ranges;
}

/// Block by block, so that no task depends on where others are.
template <class CostBefore>
RowTasks cut_blocks(PlacedRows rows, const CostBefore& cost_before) {
  RowTasks tasks{std::move(rows), {}, {}};
  for (std::size_t b = 0; b < tasks.rows.pieces(); ++b) {
    const auto [begin, end] = tasks.rows.piece(b);
    const double before = cost_before(begin);
    const auto cost_in_block = [&, first = begin](std::int64_t row) { return cost_before(first + row) - before; };
    for (const RowRange& range : cut(end - begin, cost_in_block)) {
      tasks.ranges.push_back({begin + range.begin, begin + range.end});
    }
    tasks.ends.push_back(tasks.ranges.size());
  }
  return tasks;
}

}  // namespace

RowTasks even_rows(PlacedRows rows, std::int64_t row_flops) {
  return cut_blocks(std::move(rows),
                    [=](std::int64_t row) { return static_cast<double>(row) * static_cast<double>(row_flops); });
}

template <class T>
RowTasks rows_by_cost(const MatrixView<T>& V, std::int64_t k) {
  return rows_by_cost(V, k, V.placed_rows());
}

template <class T>
RowTasks rows_by_cost(const MatrixView<T>& V, std::int64_t k, PlacedRows rows) {
  return cut_blocks(std::move(rows), [&](std::int64_t row) {
    // A non-zero gathers a row of the other factor: about three times the cost of its flops.
    const auto entries = static_cast<double>(V.entries_before(row));
    const auto topics = static_cast<double>(k);
    return (V.dense() ? 2.0 : 6.0) * entries * topics + 4.0 * static_cast<double>(row) * topics * (topics + 16.0);
  });
}

template RowTasks rows_by_cost(const MatrixView<float>&, std::int64_t);
template RowTasks rows_by_cost(const MatrixView<float>&, std::int64_t, PlacedRows);
template RowTasks rows_by_cost(const MatrixView<double>&, std::int64_t, PlacedRows);
template RowTasks rows_by_cost(const MatrixView<double>&, std::int64_t);

}  // namespace topicmill
