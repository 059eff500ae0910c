#include "text/vectorize/take_matrix.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

/// For each vocabulary, the columns of its terms.
std::vector<TermTable::Ids> columns_of_vocabularies(std::vector<TermTable::Ids>&& ids, const TermTable::Ids& columns) {
  tbb::parallel_for(std::size_t{0}, ids.size(), [&](std::size_t v) {
    for (auto& id : ids[v]) id = columns[id];
  });
  return std::move(ids);
}

/// Leaves the counts of the terms that stay, by ascending column in each row.
void order_block(const TermTable::Ids& columns, CountBlock& block) {
  std::size_t kept = 0;
  std::size_t begin = 0;
  for (auto& end : block.ends) {
    const std::size_t row_begin = kept;
    for (std::size_t i = begin; i < end; ++i) {
      const TermCount count{columns[block.counts[i].term], block.counts[i].count};
      block.counts[kept] = count;
      kept += std::size_t{count.term != TermTable::is_dropped};
    }
    std::sort(block.counts.begin() + static_cast<std::ptrdiff_t>(row_begin),
              block.counts.begin() + static_cast<std::ptrdiff_t>(kept),
              [](const TermCount& a, const TermCount& b) { return a.term < b.term; });
    begin = std::exchange(end, kept);
  }
  block.counts.resize(kept);
}

/// First row and first non-zero of each block, and those behind the last.
struct Place {
  std::size_t row = 0;
  std::size_t nonzero = 0;
};

std::vector<Place> places_of(const std::vector<CountBlock>& blocks) {
  std::vector<Place> places{{}};
  for (const auto& block : blocks) {
    places.push_back({places.back().row + block.ends.size(), places.back().nonzero + block.counts.size()});
  }
  return places;
}

void write_block(const CountBlock& block, Place at, SparseMatrix& matrix) {
  for (const auto end : block.ends) matrix.row_starts[++at.row] = static_cast<std::int64_t>(at.nonzero + end);
  for (std::size_t i = 0; i < block.counts.size(); ++i) {
    matrix.columns[at.nonzero + i] = block.counts[i].term;
    matrix.values[at.nonzero + i] = block.counts[i].count;
  }
}

}  // namespace

SparseMatrix take_matrix(CountedCorpus& corpus, const TermTable::Ids& columns, std::int64_t cols) {
  const auto columns_by_vocabulary = columns_of_vocabularies(std::move(corpus.ids), columns);
  auto blocks = std::move(corpus.blocks);
  tbb::parallel_for(std::size_t{0}, blocks.size(),
                    [&](std::size_t b) { order_block(columns_by_vocabulary[blocks[b].vocabulary], blocks[b]); });
  const auto places = places_of(blocks);
  SparseMatrix matrix;
  matrix.rows = static_cast<std::int64_t>(places.back().row);
  matrix.cols = cols;
  matrix.row_starts.resize(places.back().row + 1);
  matrix.columns.resize(places.back().nonzero);
  matrix.values.resize(places.back().nonzero);
  tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
    write_block(blocks[b], places[b], matrix);
    blocks[b] = {};
  });
  return matrix;
}

}  // namespace topicmill
