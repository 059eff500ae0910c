#include "pipeline/matrix_formats/triplets.hpp"

#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>
#include <tuple>
#include <utility>

#include "pipeline/matrix_formats/fields.hpp"

namespace topicmill {
namespace {

constexpr std::size_t block_entries = std::size_t{1} << 16;

std::size_t position(const SparseMatrix& matrix, std::int64_t row) {
  return static_cast<std::size_t>(matrix.row_starts[static_cast<std::size_t>(row)]);
}

/// Puts every entry into its row, in the order they came; frees the blocks on the way.
void scatter(std::vector<std::vector<Triplet>>& blocks, SparseMatrix& matrix) {
  std::vector<std::int64_t> next(matrix.row_starts.begin(), matrix.row_starts.end() - 1);
  for (auto& block : blocks) {
    for (const Triplet& entry : block) {
      const auto at = static_cast<std::size_t>(next[static_cast<std::size_t>(entry.row)]++);
      matrix.columns[at] = entry.column;
      matrix.values[at] = entry.value;
    }
    block = {};
  }
}

using Place = std::pair<std::uint32_t, float>;

/// Sorts one row by column; equal columns keep their order. `places` is scratch.
void sort_row(SparseMatrix& matrix, std::int64_t row, std::vector<Place>& places) {
  const std::size_t begin = position(matrix, row);
  const std::size_t end = position(matrix, row + 1);
  const auto columns = matrix.row_columns(row);
  if (std::is_sorted(columns.begin(), columns.end())) return;
  places.clear();
  for (std::size_t at = begin; at < end; ++at) places.emplace_back(matrix.columns[at], matrix.values[at]);
  std::stable_sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.first < b.first; });
  for (std::size_t at = begin; at < end; ++at) {
    std::tie(matrix.columns[at], matrix.values[at]) = places[at - begin];
  }
}

void sort_rows(SparseMatrix& matrix) {
  tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, matrix.rows), [&](const auto& rows) {
    std::vector<Place> places;
    for (std::int64_t row = rows.begin(); row < rows.end(); ++row) sort_row(matrix, row, places);
  });
}

/// Sums what stands in one place, from `at` on, and moves `at` behind it.
ParsedNumber sum_place(const SparseMatrix& matrix, std::size_t& at, std::size_t end) {
  const std::uint32_t column = matrix.columns[at];
  double sum = static_cast<double>(matrix.values[at++]);
  for (; at < end && matrix.columns[at] == column; ++at) sum += static_cast<double>(matrix.values[at]);
  return to_float(sum);
}

/// Moves the sums that are not 0 together, over sorted rows.
void merge_places(SparseMatrix& matrix, const MatrixSource& source) {
  std::size_t at = 0;
  std::size_t kept = 0;
  for (std::int64_t row = 0; row < matrix.rows; ++row) {
    const std::size_t end = position(matrix, row + 1);
    while (at < end) {
      const std::uint32_t column = matrix.columns[at];
      const ParsedNumber sum = sum_place(matrix, at, end);
      if (sum.fault) {
        source.fail(
            fmt::format("the entries of row {}, column {} add up to more than a 32-bit float holds; scale the "
                        "matrix down",
                        row + 1, std::int64_t{column} + 1));
      }
      if (sum.value == 0.0F) continue;
      matrix.columns[kept] = column;
      matrix.values[kept++] = sum.value;
    }
    matrix.row_starts[static_cast<std::size_t>(row) + 1] = static_cast<std::int64_t>(kept);
  }
  matrix.columns.resize(kept);
  matrix.values.resize(kept);
}

}  // namespace

void Triplets::add(Triplet entry) {
  if (blocks_.empty() || blocks_.back().size() == block_entries) blocks_.emplace_back().reserve(block_entries);
  blocks_.back().push_back(entry);
}

SparseMatrix Triplets::to_matrix(std::int64_t rows, std::int64_t cols, const MatrixSource& source) && {
  SparseMatrix matrix;
  matrix.rows = rows;
  matrix.cols = cols;
  matrix.row_starts.resize(static_cast<std::size_t>(rows) + 1);
  for (const auto& block : blocks_) {
    for (const Triplet& entry : block) ++matrix.row_starts[static_cast<std::size_t>(entry.row) + 1];
  }
  std::partial_sum(matrix.row_starts.begin(), matrix.row_starts.end(), matrix.row_starts.begin());
  matrix.columns.resize(position(matrix, rows));
  matrix.values.resize(position(matrix, rows));
  scatter(blocks_, matrix);
  sort_rows(matrix);
  merge_places(matrix, source);
  return matrix;
}

}  // namespace topicmill
