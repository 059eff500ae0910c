#include "nmf/fold_in/iterative_fold_in.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>
#include <utility>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/fold_in/moving_rows.hpp"
#include "nmf/solvers/bpp.hpp"

namespace topicmill {
namespace {

constexpr int most_rounds = 250;
constexpr int steps_a_round = 8;
constexpr double rest = 1e-9;

/// The given rows of V, in double.
BasicSparseMatrix<double> rows_of(const SparseMatrix& V, const std::vector<std::int64_t>& rows) {
  BasicSparseMatrix<double> part;
  part.rows = static_cast<std::int64_t>(rows.size());
  part.cols = V.cols;
  for (const std::int64_t row : rows) {
    const auto columns = V.row_columns(row);
    const auto values = V.row_values(row);
    part.columns.insert(part.columns.end(), columns.begin(), columns.end());
    part.values.insert(part.values.end(), values.begin(), values.end());
    part.row_starts.push_back(part.nonzeros());
  }
  return part;
}

std::vector<std::int64_t> rows_with_entries(const SparseMatrix& V) {
  std::vector<std::int64_t> rows;
  for (std::int64_t row = 0; row < V.rows; ++row) {
    if (!V.row_values(row).empty()) rows.push_back(row);
  }
  return rows;
}

}  // namespace

IterativeFoldIn::IterativeFoldIn(const Factor& H, bool only_stored, std::unique_ptr<const Loss> loss)
    : H_(with_values_of<double>(H)), gram_(gram(H_)), only_stored_(only_stored), loss_(std::move(loss)) {
  const auto sums = column_sums(H_);
  mass_ = std::accumulate(sums.begin(), sums.end(), 0.0);
}

FoldedRows IterativeFoldIn::solve(const SparseMatrix& V, const Penalty& penalty) const {
  FoldedRows folded = room_for(V, H_.k());
  MovingRows moving(rows_with_entries(V), even_start(V));
  for (int round = 0; round < most_rounds && !moving.rows().empty(); ++round) {
    const auto part = rows_of(V, moving.rows());
    const auto side = side_of(part, penalty);
    const auto half_step = half_steps().take<double>();
    const auto step = [&](const auto& X, auto& next) { half_step->update(side, H_, X, next, nullptr); };
    moving.move(steps_a_round, rest, step, folded.W);
  }
  moving.store_all(folded.W);
  set_explained(V, folded);
  return folded;
}

/// Rows of one weight, with which the products of a row add up to what its values do.
BasicFactor<double> IterativeFoldIn::even_start(const SparseMatrix& V) const {
  const auto rows = rows_with_entries(V);
  BasicFactor<double> X(std::ssize(rows), H_.k());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto values = V.row_values(rows[i]);
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    std::fill_n(X.row(static_cast<std::int64_t>(i)), X.k(), mass_ > 0 ? sum / mass_ : 0);
  }
  return X;
}

Side<double> IterativeFoldIn::side_of(const BasicSparseMatrix<double>& V, const Penalty& penalty) const {
  Side<double> side{V, penalty, {}};
  if (only_stored_) side.mask.emplace(V, Mask<double>::Lists::observed);
  return side;
}

HalfSteps IterativeFoldIn::half_steps() const {
  if (auto quadratic = loss_->quadratic(panel_rules<PivotRule>())) return quadratic;
  if (auto newton = loss_->newton()) return newton;
  return loss_->multiplicative();
}

void IterativeFoldIn::set_explained(const SparseMatrix& V, FoldedRows& folded) const {
  const auto values = with_values_of<double>(V);
  const auto side = side_of(values, {});
  tbb::parallel_for(std::int64_t{0}, V.rows, [&](std::int64_t row) {
    const std::vector<double> w(folded.W.row(row), folded.W.row(row) + H_.stride());
    double cross = 0;
    side.V.for_each_in_row(row, [&](std::int64_t column, double value) {
      cross += value * std::inner_product(w.begin(), w.end(), H_.row(column), 0.0);
    });
    const double squared_product =
        side.mask ? side.mask->squared_product_of_row(row, w.data(), H_, gram_) : quadratic_form(gram_, w.data());
    folded.explained[static_cast<std::size_t>(row)] =
        explained_share(squared_norm_of(V.row_values(row)), cross, squared_product);
  });
}

}  // namespace topicmill
