#include "nmf/fold_in/exact_fold_in.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "nmf/algebra/multiply_rows.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

constexpr int guessing_sweeps = 4;

}  // namespace

/// Of a task: H'v row by row, then right-hand sides and solutions topic by topic.
struct ExactFoldIn::Scratch {
  explicit Scratch(std::int64_t topics)
      : k(topics), product(panel_rows, k), panels(3, kernels::panel_topics(k) * panel_rows) {}

  Panel<float> sides() { return {panels.row(0), k}; }
  Panel<float> solutions() { return {panels.row(1), k}; }
  Panel<float> room() { return {panels.row(2), k}; }

  std::int64_t k;
  Factor product;
  Factor panels;
};

ExactFoldIn::ExactFoldIn(Factor H, double l2) : H_(std::move(H)), gram_(gram(H_)) {
  const Gram form = with_ridge(gram_, l2);
  descent_.prepare(form);
  pivoting_.prepare(form);
}

FoldedRows ExactFoldIn::solve(const SparseMatrix& V, const Penalty& penalty) const {
  FoldedRows folded = room_for(V, H_.k());
  const auto l1 = static_cast<float>(penalty.l1);
  for_each_range(rows_by_cost(MatrixView<float>(V), H_.k()), [&](RowRange rows) {
    Scratch scratch(H_.k());
    for (std::int64_t row = rows.begin; row < rows.end; row += panel_rows) {
      solve_panel(V, {row, std::min(row + panel_rows, rows.end)}, l1, scratch, folded);
    }
  });
  return folded;
}

void ExactFoldIn::solve_panel(const SparseMatrix& V, RowRange rows, float l1, Scratch& scratch,
                              FoldedRows& folded) const {
  const std::int64_t k = H_.k();
  const std::int64_t count = rows.end - rows.begin;
  const Panel<float> sides = scratch.sides();
  const Panel<float> solutions = scratch.solutions();
  multiply_rows(MatrixView<float>(V), rows, H_, scratch.product.row(0));
  kernels::to_panel(scratch.product.row(0), count, k, H_.stride(), sides.data());
  for (std::int64_t t = 0; l1 > 0 && t < k; ++t) {
    for (float& side : sides(t).first(static_cast<std::size_t>(count))) side -= l1;
  }
  std::ranges::fill(solutions.whole(), 0.0F);
  descent_.update(sides, guessing_sweeps, scratch.room(), solutions);
  pivoting_.update(sides, 1, scratch.room(), solutions);
  kernels::from_panel(solutions.data(), count, k, H_.stride(), folded.W.row(rows.begin));
  for (std::int64_t row = rows.begin; row < rows.end; ++row) {
    const float* w = folded.W.row(row);
    const double cross = std::inner_product(w, w + k, scratch.product.row(row - rows.begin), 0.0);
    folded.explained[static_cast<std::size_t>(row)] =
        explained_share(squared_norm_of(V.row_values(row)), cross, quadratic_form(gram_, w));
  }
}

}  // namespace topicmill
