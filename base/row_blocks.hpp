// Rows in blocks: what makes sums over rows the same to the bit wherever the rows are.
#pragma once

#include <tbb/parallel_for.h>

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "base/collective.hpp"

namespace topicmill {

/// Rows [begin, end).
struct RowRange {
  std::int64_t begin = 0;
  std::int64_t end = 0;
};

/// How the rows of a matrix lie: in blocks that follow one another, cut at places that depend on the whole matrix
/// alone. Each rank has some that follow one another. Sums over rows are made block by block and added up along the
/// binary tree that halves the blocks, of which 2, 4, 8 ... ranks hold subtrees (middle()): so they are the same to the
/// bit for 1, 2, 4 ... ranks.
struct RowBlocks {
  Collective* ranks = &alone();
  std::int64_t rows = 0;                   ///< of the whole matrix
  std::int64_t entries = 0;                ///< of the whole matrix
  std::int64_t first_row = 0;              ///< the number of the first row here in the whole
  std::vector<std::int64_t> starts{0, 0};  ///< of the blocks here, counted from the first row here, and the end

  std::size_t blocks() const { return starts.size() - 1; }
  RowRange block(std::size_t b) const { return {starts[b], starts[b + 1]}; }
};

/// Cuts rows, of which row_starts tells the stored entries, into blocks of about `block_entries`; null where that is
/// one.
std::shared_ptr<const RowBlocks> cut_into_blocks(const std::vector<std::int64_t>& row_starts,
                                                 std::int64_t block_entries);

/// How many blocks a matrix with so many stored entries has.
std::int64_t count_blocks(std::int64_t entries, std::int64_t block_entries);

/// Where the tree over [low, high) parts: behind the larger half.
inline std::int64_t middle(std::int64_t low, std::int64_t high) { return low + (high - low + 1) / 2; }

/// The blocks, of so many, that a rank holds: a subtree where the number of ranks is a power of two.
RowRange blocks_of_rank(std::int64_t blocks, int rank, int ranks);

/// So many rows that are here, in one piece or in blocks.
struct PlacedRows {
  std::int64_t count = 0;
  std::shared_ptr<const RowBlocks> blocks{};  ///< null: all rows are here, in one piece

  PlacedRows(std::int64_t rows) : count(rows) {}  // NOLINT(google-explicit-constructor): most are in one piece
  PlacedRows(std::int64_t rows, std::shared_ptr<const RowBlocks> in) : count(rows), blocks(std::move(in)) {}

  std::size_t pieces() const { return blocks ? blocks->blocks() : 1; }
  RowRange piece(std::size_t p) const { return blocks ? blocks->block(p) : RowRange{0, count}; }
  std::int64_t first() const { return blocks ? blocks->first_row : 0; }
  std::int64_t whole() const { return blocks ? blocks->rows : count; }
  Collective& ranks() const { return blocks ? *blocks->ranks : alone(); }
};

/// Adds up sums of blocks, of which there is one, along the tree.
template <class Sum>
Sum sum_of_tree(std::vector<Sum>& sums, std::int64_t low, std::int64_t high) {
  if (high - low == 1) return std::move(sums[static_cast<std::size_t>(low)]);
  Sum left = sum_of_tree(sums, low, middle(low, high));
  left += sum_of_tree(sums, middle(low, high), high);
  return left;
}

/// Adds up what sum_of(piece) gives for each piece of the rows, on all ranks. Pieces run in parallel.
template <class Sum, class SumOf>
Sum sum_over_pieces(const PlacedRows& rows, const Sum& zero, const SumOf& sum_of) {
  if (rows.pieces() == 1 && rows.ranks().is_alone()) return sum_of(std::size_t{0});
  std::vector<Sum> sums(rows.pieces(), zero);
  tbb::parallel_for(std::size_t{0}, sums.size(), [&](std::size_t p) { sums[p] = sum_of(p); });
  Sum total = sum_of_tree(sums, 0, std::ssize(sums));
  join_over_ranks(rows.ranks(), total);
  return total;
}

/// Adds up values of rows: in order within a block.
template <class Value>
Value sum_of_values(const PlacedRows& rows, const std::vector<Value>& values) {
  return sum_over_pieces(rows, Value{}, [&](std::size_t p) {
    Value sum{};
    const RowRange piece = rows.piece(p);
    for (std::int64_t i = piece.begin; i < piece.end; ++i) sum += values[static_cast<std::size_t>(i)];
    return sum;
  });
}

}  // namespace topicmill
