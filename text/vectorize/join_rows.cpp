#include "text/vectorize/join_rows.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::int64_t block_rows = 64;

/// Starts of the rows of all blocks, and the end.
std::vector<std::int64_t> starts_of(const std::vector<RowBlock>& blocks) {
  std::vector<std::int64_t> starts{0};
  for (const auto& block : blocks) {
    const std::int64_t before = starts.back();
    for (const auto end : block.ends) starts.push_back(before + static_cast<std::int64_t>(end));
  }
  return starts;
}

}  // namespace

SparseMatrix join_rows(std::int64_t rows, std::int64_t cols,
                       const std::function<void(std::int64_t, RowBlock&)>& make_row) {
  std::vector<RowBlock> blocks(static_cast<std::size_t>((rows + block_rows - 1) / block_rows));
  const auto first_row = [](std::size_t b) { return static_cast<std::int64_t>(b) * block_rows; };
  tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
    for (std::int64_t row = first_row(b); row < std::min(first_row(b) + block_rows, rows); ++row) {
      make_row(row, blocks[b]);
      blocks[b].ends.push_back(blocks[b].columns.size());
    }
  });
  SparseMatrix matrix{rows, cols, starts_of(blocks), {}, {}};
  matrix.columns.resize(static_cast<std::size_t>(matrix.row_starts.back()));
  matrix.values.resize(matrix.columns.size());
  tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
    const auto at = matrix.row_starts[static_cast<std::size_t>(first_row(b))];
    std::copy(blocks[b].columns.begin(), blocks[b].columns.end(), matrix.columns.begin() + at);
    std::copy(blocks[b].values.begin(), blocks[b].values.end(), matrix.values.begin() + at);
    blocks[b] = {};
  });
  return matrix;
}

}  // namespace topicmill
