#include "base/row_exchange.hpp"

#include <algorithm>
#include <numeric>

namespace topicmill {
namespace {

/// Rows here that follow one another in the whole matrix.
struct Run {
  std::int64_t first = 0;  ///< number of the first
  std::int64_t rows = 0;
  std::int64_t entries = 0;
};

std::vector<Run> runs_of(const std::vector<std::int64_t>& numbers, const std::vector<std::int64_t>& row_starts) {
  std::vector<Run> runs;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (runs.empty() || numbers[i] != numbers[i - 1] + 1) runs.push_back({numbers[i], 0, 0});
    ++runs.back().rows;
    runs.back().entries += row_starts[i + 1] - row_starts[i];
  }
  return runs;
}

/// The least of what ranks have.
struct Least {
  std::vector<std::int64_t> values;

  Least& operator+=(const Least& other) {
    std::transform(values.begin(), values.end(), other.values.begin(), values.begin(),
                   [](std::int64_t a, std::int64_t b) { return std::min(a, b); });
    return *this;
  }

  template <class Visit>
  void each_part(const Visit& visit) {
    visit(values.data(), values.size() * sizeof(std::int64_t));
  }
};

/// Where the entries of each row here begin among those of the whole matrix. `all`: the runs of all ranks, in order.
std::vector<std::int64_t> starts_in_whole(const std::vector<Run>& all, const std::vector<std::int64_t>& numbers,
                                          const std::vector<std::int64_t>& row_starts) {
  std::vector<std::int64_t> before(all.size() + 1, 0);
  for (std::size_t r = 0; r < all.size(); ++r) before[r + 1] = before[r] + all[r].entries;
  std::vector<std::int64_t> starts(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0 && numbers[i] == numbers[i - 1] + 1) {
      starts[i] = starts[i - 1] + row_starts[i] - row_starts[i - 1];
      continue;
    }
    const auto run = std::lower_bound(all.begin(), all.end(), numbers[i],
                                      [](const Run& a, std::int64_t number) { return a.first < number; });
    starts[i] = before[static_cast<std::size_t>(run - all.begin())];
  }
  return starts;
}

/// What goes to each rank of the entries here.
template <class Value>
std::vector<Bytes> parts_of(const std::vector<Value>& values, const std::vector<std::int64_t>& row_starts,
                            const std::vector<std::size_t>& ends) {
  std::vector<Bytes> parts;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    parts.push_back(bytes_of(std::vector<Value>(values.begin() + row_starts[begin], values.begin() + row_starts[end])));
    begin = end;
  }
  return parts;
}

}  // namespace

RowExchange::RowExchange(Collective& ranks, std::vector<std::int64_t> numbers,
                         const std::vector<std::int64_t>& row_starts, std::int64_t block_entries)
    : ranks_(ranks), numbers_(std::move(numbers)) {
  if (ranks_.is_alone()) {
    blocks_ = cut_into_blocks(row_starts, block_entries);
    return;
  }
  cut(row_starts, block_entries);
  address();
}

/// At the places where cut_into_blocks() would cut the whole matrix.
void RowExchange::cut(const std::vector<std::int64_t>& row_starts, std::int64_t block_entries) {
  std::vector<Run> all = gathered(ranks_, runs_of(numbers_, row_starts));
  std::sort(all.begin(), all.end(), [](const Run& a, const Run& b) { return a.first < b.first; });
  RowBlocks blocks;
  blocks.ranks = &ranks_;
  for (const Run& run : all) {
    blocks.rows += run.rows;
    blocks.entries += run.entries;
  }
  const auto starts = starts_in_whole(all, numbers_, row_starts);
  const std::int64_t count = count_blocks(blocks.entries, block_entries);
  Least cuts{{0}};
  for (std::int64_t b = 1; b < count; ++b) {
    const auto place = std::lower_bound(starts.begin(), starts.end(), blocks.entries / count * b) - starts.begin();
    cuts.values.push_back(place < std::ssize(numbers_) ? numbers_[static_cast<std::size_t>(place)] : blocks.rows);
  }
  join_over_ranks(ranks_, cuts);
  cuts.values.push_back(blocks.rows);
  const auto cut_at = [&](std::int64_t block) { return cuts.values[static_cast<std::size_t>(block)]; };
  for (int r = 0; r < ranks_.size(); ++r) first_rows_.push_back(cut_at(blocks_of_rank(count, r, ranks_.size()).begin));
  first_rows_.push_back(blocks.rows);
  const RowRange held = blocks_of_rank(count, ranks_.rank(), ranks_.size());
  blocks.first_row = cut_at(held.begin);
  blocks.starts = {0};
  for (std::int64_t b = held.begin; b < held.end; ++b) blocks.starts.push_back(cut_at(b + 1) - blocks.first_row);
  if (held.begin == held.end) blocks.starts.push_back(0);
  blocks_ = std::make_shared<const RowBlocks>(std::move(blocks));
}

void RowExchange::address() {
  std::vector<Bytes> sent;
  for (std::size_t r = 0, begin = 0; r + 1 < first_rows_.size(); begin = ends_[r++]) {
    const auto end = std::lower_bound(numbers_.begin(), numbers_.end(), first_rows_[r + 1]);
    ends_.push_back(static_cast<std::size_t>(end - numbers_.begin()));
    sent.push_back(bytes_of(std::vector<std::int64_t>(numbers_.begin() + static_cast<std::ptrdiff_t>(begin), end)));
  }
  for (const Bytes& numbers : ranks_.exchange(std::move(sent))) {
    append_values(numbers, places_.emplace_back());
    for (std::int64_t& place : places_.back()) place -= blocks_->first_row;
  }
}

template <class T>
BasicSparseMatrix<T> RowExchange::operator()(BasicSparseMatrix<T> matrix) const {
  if (ranks_.is_alone()) {
    matrix.blocks = blocks_;
    return matrix;
  }
  std::vector<std::int64_t> sizes(numbers_.size());
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = matrix.row_starts[i + 1] - matrix.row_starts[i];
  sizes = (*this)(std::move(sizes));
  auto columns = ranks_.exchange(parts_of(matrix.columns, matrix.row_starts, ends_));
  auto values = ranks_.exchange(parts_of(matrix.values, matrix.row_starts, ends_));
  BasicSparseMatrix<T> placed;
  placed.rows = std::ssize(sizes);
  placed.cols = matrix.cols;
  placed.blocks = blocks_;
  matrix = {};
  std::inclusive_scan(sizes.begin(), sizes.end(), std::back_inserter(placed.row_starts));
  placed.columns.resize(static_cast<std::size_t>(placed.row_starts.back()));
  placed.values.resize(placed.columns.size());
  for (std::size_t r = 0; r < places_.size(); ++r) {
    std::vector<std::uint32_t> sent_columns;
    std::vector<T> sent_values;
    append_values(std::exchange(columns[r], {}), sent_columns);
    append_values(std::exchange(values[r], {}), sent_values);
    auto next = std::ptrdiff_t{0};
    for (const std::int64_t row : places_[r]) {
      const auto begin = placed.row_starts[static_cast<std::size_t>(row)];
      const auto size = sizes[static_cast<std::size_t>(row)];
      std::copy_n(sent_columns.begin() + next, size, placed.columns.begin() + begin);
      std::copy_n(sent_values.begin() + next, size, placed.values.begin() + begin);
      next += size;
    }
  }
  return placed;
}

template BasicSparseMatrix<float> RowExchange::operator()(BasicSparseMatrix<float>) const;
template BasicSparseMatrix<double> RowExchange::operator()(BasicSparseMatrix<double>) const;

}  // namespace topicmill
