#include "nmf/fold_in/fold_in.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/multiply_rows.hpp"
#include "nmf/algebra/scale.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/solvers/bpp.hpp"
#include "nmf/solvers/hals.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// 1 - |v - p|^2 / |v|^2 from |v|^2, <v, p> and |p|^2.
float explained_share(double squared_norm, double cross, double squared_product) {
  if (!(squared_norm > 0)) return 0;
  return static_cast<float>(std::clamp((2 * cross - squared_product) / squared_norm, 0.0, 1.0));
}

double squared_norm_of(std::span<const float> values) {
  return std::inner_product(values.begin(), values.end(), values.begin(), 0.0);
}

FoldedRows room_for(const SparseMatrix& V, std::int64_t k) {
  return {Factor(V.rows, k), std::vector<float>(static_cast<std::size_t>(V.rows))};
}

/// The penalty on the rows of W, as a factorization scales it: by the columns of V.
Penalty penalty_of(const NmfOptions& options, std::int64_t columns) {
  const auto m = static_cast<double>(columns);
  return {options.regularization.l1_w * m, options.regularization.l2_w * m, {}, {}};
}

/// For quadratic losses: a few sweeps of coordinate descent, 64 rows side by side, guess the support of each row; block
/// principal pivoting proves or mends it.
class ExactFoldIn : public FoldInMethod {
 public:
  /// `l2`: of the penalty, which is the same for every V.
  ExactFoldIn(Factor H, double l2) : H_(std::move(H)), gram_(gram(H_)) {
    const Gram form = with_ridge(gram_, l2);
    descent_.prepare(form);
    pivoting_.prepare(form);
  }

  FoldedRows solve(const SparseMatrix& V, const Penalty& penalty) const override {
    FoldedRows folded = room_for(V, H_.k());
    const auto l1 = static_cast<float>(penalty.l1);
    for_each_range(rows_by_cost(MatrixView<float>(V), H_.k()), [&](RowRange rows) {
      Panel panel(H_.k());
      for (std::int64_t row = rows.begin; row < rows.end; row += panel_rows) {
        solve_panel(V, {row, std::min(row + panel_rows, rows.end)}, l1, panel, folded);
      }
    });
    return folded;
  }

 private:
  static constexpr int guessing_sweeps = 4;

  /// Scratch of a task: H'v row by row, then right-hand sides and solutions topic by topic.
  struct Panel {
    explicit Panel(std::int64_t k)
        : product(panel_rows, k), sides(kernels::panel_topics(k), panel_rows), solutions(sides) {}
    Factor product;
    Factor sides;
    Factor solutions;
  };

  void solve_panel(const SparseMatrix& V, RowRange rows, float l1, Panel& panel, FoldedRows& folded) const {
    const std::int64_t k = H_.k();
    const std::int64_t count = rows.end - rows.begin;
    multiply_rows(MatrixView<float>(V), rows, H_, panel.product.row(0));
    kernels::to_panel(panel.product.row(0), count, k, H_.stride(), panel.sides.row(0));
    for (std::int64_t t = 0; l1 > 0 && t < k; ++t) {
      for (std::int64_t lane = 0; lane < count; ++lane) panel.sides(t, lane) -= l1;
    }
    std::fill(panel.solutions.row(0), panel.solutions.row(panel.solutions.rows()), 0.0F);
    descent_.update(panel.sides.row(0), guessing_sweeps, nullptr, panel.solutions.row(0));
    pivoting_.update(panel.sides.row(0), 1, nullptr, panel.solutions.row(0));
    kernels::from_panel(panel.solutions.row(0), count, k, H_.stride(), folded.W.row(rows.begin));
    for (std::int64_t row = rows.begin; row < rows.end; ++row) {
      const float* w = folded.W.row(row);
      const double cross = std::inner_product(w, w + k, panel.product.row(row - rows.begin), 0.0);
      folded.explained[static_cast<std::size_t>(row)] =
          explained_share(squared_norm_of(V.row_values(row)), cross, quadratic_form(gram_, w));
    }
  }

  Factor H_;
  Gram gram_;
  HalsRule<float> descent_;
  PivotRule<float> pivoting_;
};

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

/// Rows that come to rest one by one. In double, since a divergence is too flat near its minimum for the digits of
/// float.
class MovingRows {
 public:
  MovingRows(std::vector<std::int64_t> rows, BasicFactor<double> X) : rows_(std::move(rows)), X_(std::move(X)) {}

  const std::vector<std::int64_t>& rows() const { return rows_; }

  /// Takes steps from X to a better one; rows that moved less than `rest` of their largest weight in the last of them
  /// are put into W and leave.
  template <class Step>
  void move(int steps, double rest, const Step& step, Factor& W) {
    BasicFactor<double> next(X_);
    for (int i = 0; i < steps; ++i) {
      if (i > 0) std::swap(X_, next);
      step(X_, next);
    }
    std::vector<std::int64_t> still;
    for (std::int64_t i = 0; i < next.rows(); ++i) {
      if (moves(X_.row_span(i), next.row_span(i), rest)) {
        std::copy_n(next.row(i), next.stride(), X_.row(std::ssize(still)));
        still.push_back(rows_[static_cast<std::size_t>(i)]);
      } else {
        store(next.row_span(i), W.row(rows_[static_cast<std::size_t>(i)]));
      }
    }
    rows_ = std::move(still);
    shrink();
  }

  /// Puts the rows that have come to no rest into W as they are.
  void store_all(Factor& W) const {
    for (std::size_t i = 0; i < rows_.size(); ++i) store(X_.row_span(static_cast<std::int64_t>(i)), W.row(rows_[i]));
  }

 private:
  static bool moves(std::span<const double> from, std::span<const double> to, double rest) {
    const double largest = *std::max_element(to.begin(), to.end());
    double distance = 0;
    for (std::size_t t = 0; t < to.size(); ++t) distance = std::max(distance, std::abs(to[t] - from[t]));
    return distance > rest * largest;
  }

  static void store(std::span<const double> x, float* w) {
    std::transform(x.begin(), x.end(), w, [](double value) { return static_cast<float>(value); });
  }

  void shrink() {
    BasicFactor<double> left(std::ssize(rows_), X_.k());
    std::copy_n(X_.row(0), left.rows() * left.stride(), left.row(0));
    X_ = std::move(left);
  }

  std::vector<std::int64_t> rows_;
  BasicFactor<double> X_;
};

/// For every other loss, and for matrices of which only the stored entries are observed.
class IterativeFoldIn : public FoldInMethod {
 public:
  IterativeFoldIn(const Factor& H, const NmfOptions& options, const Registry& registry)
      : H_(with_values_of<double>(H)),
        gram_(gram(H_)),
        only_stored_(options.missing == MissingValues::zeros),
        loss_(registry.make(options.loss)) {
    const auto sums = column_sums(H_);
    mass_ = std::accumulate(sums.begin(), sums.end(), 0.0);
  }

  FoldedRows solve(const SparseMatrix& V, const Penalty& penalty) const override {
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

 private:
  static constexpr int most_rounds = 250;
  static constexpr int steps_a_round = 8;
  static constexpr double rest = 1e-9;

  /// Rows of one weight, with which the products of a row add up to what its values do.
  BasicFactor<double> even_start(const SparseMatrix& V) const {
    const auto rows = rows_with_entries(V);
    BasicFactor<double> X(std::ssize(rows), H_.k());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto values = V.row_values(rows[i]);
      const double sum = std::accumulate(values.begin(), values.end(), 0.0);
      std::fill_n(X.row(static_cast<std::int64_t>(i)), X.k(), mass_ > 0 ? sum / mass_ : 0);
    }
    return X;
  }

  Side<double> side_of(const BasicSparseMatrix<double>& V, const Penalty& penalty) const {
    Side<double> side{V, penalty, {}};
    if (only_stored_) side.mask.emplace(V, Mask<double>::Lists::observed);
    return side;
  }

  HalfSteps half_steps() const {
    if (auto quadratic = loss_->quadratic(panel_rules<PivotRule>())) return quadratic;
    if (auto newton = loss_->newton()) return newton;
    return loss_->multiplicative();
  }

  void set_explained(const SparseMatrix& V, FoldedRows& folded) const {
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

  BasicFactor<double> H_;
  Gram gram_;
  double mass_ = 0;  ///< sum of H
  bool only_stored_;
  std::unique_ptr<Loss> loss_;
};

std::unique_ptr<FoldInMethod> method_for(Factor H, double l2, const NmfOptions& options, const Registry& registry) {
  const bool quadratic = bool(registry.make(options.loss)->quadratic(panel_rules<PivotRule>()));
  if (quadratic && options.missing != MissingValues::zeros) return std::make_unique<ExactFoldIn>(std::move(H), l2);
  return std::make_unique<IterativeFoldIn>(H, options, registry);
}

}  // namespace

FoldIn::FoldIn(Factor H, const NmfOptions& options, const Registry& registry)
    : exponent_(exponent_of(largest_value<float>(H))),
      degree_(registry.make(options.loss)->degree()),
      penalty_(penalty_of(options, H.rows())) {
  if (exponent_ != 0) H = with_values_of<float>(H, std::ldexp(1, -exponent_));
  method_ = method_for(std::move(H), penalty_in_unit(0).l2, options, registry);
}

FoldedRows FoldIn::operator()(const SparseMatrix& V) const {
  const int exponent = exponent_of(largest_value<float>(V));
  if (exponent == 0 && exponent_ == 0) return method_->solve(V, penalty_);
  SparseMatrix near_one = V;
  for (float& value : near_one.values) value = std::ldexp(value, -exponent);
  FoldedRows rows = method_->solve(near_one, penalty_in_unit(exponent));
  rows.W = with_values_of<float>(rows.W, std::ldexp(1, exponent - exponent_));
  return rows;
}

/// Where V is divided by 2^e and H by 2^h, W is by 2^(e - h), and the loss by 2^(e degree).
Penalty FoldIn::penalty_in_unit(int exponent) const {
  const double unit = exponent * degree_;
  const int weight = exponent - exponent_;
  return {in_unit(penalty_.l1, weight - unit), in_unit(penalty_.l2, 2 * weight - unit), {}, {}};
}

}  // namespace topicmill
