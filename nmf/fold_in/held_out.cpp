#include "nmf/fold_in/held_out.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nmf/algebra/random.hpp"
#include "nmf/factorize.hpp"
#include "nmf/fold_in/fold_in.hpp"
#include "nmf/squared_error.hpp"
#include "nmf/transposed_options.hpp"

namespace topicmill {
namespace {

/// The part of each of `count` things, dealt in a random order.
std::vector<std::int64_t> deal(std::int64_t count, std::int64_t parts, std::uint64_t seed) {
  std::vector<std::int64_t> order(static_cast<std::size_t>(count));
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
    const auto left = random_bits(seed, static_cast<std::uint64_t>(a));
    const auto right = random_bits(seed, static_cast<std::uint64_t>(b));
    return left != right ? left < right : a < b;
  });
  std::vector<std::int64_t> part(order.size());
  for (std::size_t i = 0; i < order.size(); ++i)
    part[static_cast<std::size_t>(order[i])] = static_cast<std::int64_t>(i) % parts;
  return part;
}

/// Which columns a block keeps, under which new numbers.
struct Columns {
  std::vector<std::uint32_t> number;  ///< of each column among those of its side
  std::vector<bool> held_out;
  std::int64_t held_out_count = 0;
};

Columns split_columns(const std::vector<std::int64_t>& part, std::int64_t fold) {
  Columns columns;
  std::uint32_t counts[2] = {0, 0};
  for (const std::int64_t p : part) {
    columns.held_out.push_back(p == fold);
    columns.number.push_back(counts[p == fold ? 1 : 0]++);
  }
  columns.held_out_count = counts[1];
  return columns;
}

/// A matrix that grows row by row.
class RowAppender {
 public:
  explicit RowAppender(std::int64_t cols) { matrix_.cols = cols; }
  void add(std::uint32_t column, float value) {
    matrix_.columns.push_back(column);
    matrix_.values.push_back(value);
  }
  void end_row() {
    ++matrix_.rows;
    matrix_.row_starts.push_back(matrix_.nonzeros());
  }
  SparseMatrix take() { return std::move(matrix_); }

 private:
  SparseMatrix matrix_;
};

HeldOutBlocks block(const SparseMatrix& V, const std::vector<std::int64_t>& row_part, const Columns& columns,
                    std::int64_t fold) {
  const std::int64_t kept = V.cols - columns.held_out_count;
  RowAppender A(columns.held_out_count);
  RowAppender B(kept);
  RowAppender C(columns.held_out_count);
  RowAppender D(kept);
  for (std::int64_t i = 0; i < V.rows; ++i) {
    const bool row_held_out = row_part[static_cast<std::size_t>(i)] == fold;
    RowAppender& near = row_held_out ? A : C;  // the columns that are held out
    RowAppender& far = row_held_out ? B : D;
    const auto ids = V.row_columns(i);
    const auto values = V.row_values(i);
    for (std::size_t a = 0; a < ids.size(); ++a) {
      (columns.held_out[ids[a]] ? near : far).add(columns.number[ids[a]], values[a]);
    }
    near.end_row();
    far.end_row();
  }
  return {A.take(), B.take(), transpose(C.take()), D.take()};
}

bool has_values(const SparseMatrix& V) {
  return std::any_of(V.values.begin(), V.values.end(), [](float value) { return value > 0; });
}

/// D ~ W H^T in the precision that the options ask for; what is folded in needs no more than float32.
Factorization learn(const SparseMatrix& D, const NmfOptions& options, std::uint64_t seed, const Registry& registry) {
  if (options.precision == Precision::float32) return factorize(D, options, seed, registry);
  return in_float32(factorize(with_values_of<double>(D), options, seed, registry));
}

/// |A - P|^2.
double foretell(const HeldOutBlocks& block, const NmfOptions& options, std::uint64_t seed, const Registry& registry) {
  if (!has_values(block.D)) return squared_norm<float>(block.A);
  Factorization learned = learn(block.D, options, seed, registry);
  const Factor W = FoldIn(std::move(learned.H), options, registry)(block.B).W;
  const Factor H = FoldIn(std::move(learned.W), transposed(options), registry)(block.Ct).W;
  return squared_error<float>({block.A}, W, H);
}

}  // namespace

std::vector<HeldOutBlocks> hold_out(const SparseMatrix& V, std::int64_t folds, std::uint64_t seed) {
  const auto row_part = deal(V.rows, folds, random_bits(seed, 0));
  const auto column_part = deal(V.cols, folds, random_bits(seed, 1));
  std::vector<HeldOutBlocks> blocks;
  for (std::int64_t fold = 0; fold < folds; ++fold) {
    blocks.push_back(block(V, row_part, split_columns(column_part, fold), fold));
  }
  return blocks;
}

double held_out_error(const std::vector<HeldOutBlocks>& blocks, const NmfOptions& options, std::uint64_t seed,
                      const Registry& registry) {
  std::vector<double> errors(blocks.size());
  tbb::parallel_for(std::size_t{0}, blocks.size(),
                    [&](std::size_t i) { errors[i] = foretell(blocks[i], options, seed, registry); });
  double norm = 0;
  for (const auto& block : blocks) norm += squared_norm<float>(block.A);
  return norm > 0 ? std::sqrt(std::accumulate(errors.begin(), errors.end(), 0.0) / norm) : 1;
}

}  // namespace topicmill
