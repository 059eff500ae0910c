#include "base/row_blocks.hpp"

#include <algorithm>

namespace topicmill {

std::int64_t count_blocks(std::int64_t entries, std::int64_t block_entries) {
  return std::max<std::int64_t>(1, (entries + block_entries / 2) / block_entries);
}

std::shared_ptr<const RowBlocks> cut_into_blocks(const std::vector<std::int64_t>& row_starts,
                                                 std::int64_t block_entries) {
  RowBlocks cut;
  cut.rows = std::ssize(row_starts) - 1;
  cut.entries = row_starts.back();
  const std::int64_t blocks = count_blocks(cut.entries, block_entries);
  if (blocks == 1) return nullptr;
  cut.starts = {0};
  for (std::int64_t b = 1; b < blocks; ++b) {
    const auto start = std::lower_bound(row_starts.begin(), row_starts.end(), cut.entries / blocks * b);
    cut.starts.push_back(start - row_starts.begin());
  }
  cut.starts.push_back(cut.rows);
  return std::make_shared<const RowBlocks>(std::move(cut));
}

RowRange blocks_of_rank(std::int64_t blocks, int rank, int ranks) {
  if ((ranks & (ranks - 1)) != 0) return {blocks * rank / ranks, blocks * (rank + 1) / ranks};
  RowRange held{0, blocks};
  for (int half = ranks / 2; half > 0; half /= 2) {
    const std::int64_t part = middle(held.begin, held.end);
    ((rank & half) == 0 ? held.end : held.begin) = part;
  }
  return held;
}

}  // namespace topicmill
