#include "nmf/prepared_problem.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/error.hpp"
#include "nmf/algebra/scale.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

std::vector<double> scales(std::span<const double> weights, double degree) {
  if (!weights.empty() && !(degree > 0)) {
    throw UsageError(
        "this nmf.loss does not change with the scale of the matrix, so that rows and columns cannot be "
        "weighted; choose frobenius or kullback_leibler, or leave the weights out");
  }
  std::vector<double> scale(weights.size());
  std::transform(weights.begin(), weights.end(), scale.begin(), [=](double w) { return std::pow(w, 1 / degree); });
  return scale;
}

double at(const std::vector<double>& scale, std::int64_t i) {
  return scale.empty() ? 1 : scale[static_cast<std::size_t>(i)];
}

/// Row i times 2^exponent and the i-th of `scale`, or its inverse.
template <class T>
void scale_rows(const std::vector<double>& scale, bool inverse, int exponent, BasicFactor<T>& X) {
  if (scale.empty() && exponent == 0) return;
  for_each_range(even_rows(X.rows(), X.k()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const double factor = std::ldexp(inverse ? 1 / at(scale, i) : at(scale, i), exponent);
      for (std::int64_t t = 0; t < X.k(); ++t) X(i, t) = static_cast<T>(static_cast<double>(X(i, t)) * factor);
    }
  });
}

/// Takes the entries of a matrix one after the other: those that are missing into one pattern, the others, scaled, into
/// `kept`.
template <class T, class Keep>
BasicSparseMatrix<T> set_missing_apart(const MatrixView<T>& V, const Keep& keep) {
  BasicSparseMatrix<T> missing;
  missing.rows = V.rows();
  missing.cols = V.cols();
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    V.for_each_in_row(i, [&](std::int64_t j, T value) {
      if (!std::isnan(value)) return keep(i, j, value);
      missing.columns.push_back(static_cast<std::uint32_t>(j));
      missing.values.push_back(T{1});
    });
    missing.row_starts.push_back(missing.nonzeros());
  }
  return missing;
}

/// Sum of the weights, or their number, on all ranks, of which some may have no rows.
double total(std::span<const double> weights, const PlacedRows& rows) {
  if (sum_over_ranks(rows.ranks(), std::ssize(weights)) == 0) return static_cast<double>(rows.whole());
  return sum_of_values(rows, std::vector<double>(weights.begin(), weights.end()));
}

/// The penalty of a row counts as often as the row: in terms of x' = s x it is w / s l1 |x'| + w / s^2 l2 / 2 |x'|^2.
Penalty penalty_of(double l1, double l2, std::span<const double> weights, const std::vector<double>& scale) {
  Penalty penalty{l1, l2, {}, {}};
  for (std::size_t i = 0; i < weights.size(); ++i) {
    penalty.l1_scale.push_back(weights[i] / scale[i]);
    penalty.l2_scale.push_back(weights[i] / (scale[i] * scale[i]));
  }
  return penalty;
}

}  // namespace

template <class T>
PreparedProblem<T>::PreparedProblem(const Problem<T>& problem, const NmfOptions& options, double degree,
                                    const HalfStep<T>& half_step)
    : row_scale_(scales(problem.row_weights, degree)),
      column_scale_(scales(problem.column_weights, degree)),
      exponent_(exponent_of(largest_value(problem.V, row_scale_, column_scale_))) {
  const bool zeros_missing = options.missing == MissingValues::zeros;
  MatrixView<T> V = amended(problem.V, options.missing == MissingValues::nan);
  const bool has_mask = zeros_missing || missing_.nonzeros() > 0;
  const bool in_blocks = half_step.reads_blocks() && !has_mask;
  if (in_blocks && V.sparse() && !V.placed_rows().blocks) {
    V.place_rows(cut_into_blocks(V.sparse()->row_starts, options.block_entries));
  }
  pair_.emplace(V, half_step.reads_dense() && !zeros_missing, in_blocks);
  rows_.emplace(Side<T>{pair_->matrix()});
  columns_.emplace(Side<T>{pair_->transposed()});
  if (zeros_missing) {
    rows_->mask.emplace(*pair_->matrix().sparse(), Mask<T>::Lists::observed);
    columns_->mask.emplace(*pair_->transposed().sparse(), Mask<T>::Lists::observed);
  } else if (missing_.nonzeros() > 0) {
    missing_transposed_ = transpose(missing_);
    rows_->mask.emplace(missing_, Mask<T>::Lists::missing);
    columns_->mask.emplace(missing_transposed_, Mask<T>::Lists::missing);
  }
  add_penalties(problem, options.regularization, degree);
  squared_norm_ = topicmill::squared_norm(rows_->V);
  rows_->squared_norm = squared_norm_;
  columns_->squared_norm = squared_norm_;
}

template <class T>
MatrixView<T> PreparedProblem<T>::amended(const MatrixView<T>& V, bool nan_is_missing) {
  if (row_scale_.empty() && column_scale_.empty() && !nan_is_missing && exponent_ == 0) return V;
  const double unit = std::ldexp(1, -exponent_);
  const auto scaled = [&](std::int64_t i, std::int64_t j, T value) {
    return static_cast<T>(static_cast<double>(value) * at(row_scale_, i) * at(column_scale_, j) * unit);
  };
  if (V.sparse() && !nan_is_missing) {
    sparse_ = *V.sparse();
    for_each_range(rows_by_cost(V, 1), [&](RowRange rows) {
      for (std::int64_t i = rows.begin; i < rows.end; ++i) {
        auto value = sparse_->values.begin() + sparse_->row_starts[static_cast<std::size_t>(i)];
        for (const auto j : sparse_->row_columns(i)) {
          *value = scaled(i, j, *value);
          ++value;
        }
      }
    });
    return {*sparse_, exponent_};
  }
  if (V.dense()) {
    dense_.emplace(V.rows(), V.cols());
    missing_ =
        set_missing_apart(V, [&](std::int64_t i, std::int64_t j, T value) { (*dense_)(i, j) = scaled(i, j, value); });
    return {*dense_, exponent_};
  }
  sparse_ = BasicSparseMatrix<T>{V.rows(), V.cols(), {}, {}, {}};
  sparse_->row_starts.assign(static_cast<std::size_t>(V.rows()) + 1, 0);
  missing_ = set_missing_apart(V, [&](std::int64_t i, std::int64_t j, T value) {
    sparse_->columns.push_back(static_cast<std::uint32_t>(j));
    sparse_->values.push_back(scaled(i, j, value));
    sparse_->row_starts[static_cast<std::size_t>(i) + 1] = sparse_->nonzeros();
  });
  // Rows without entries end where the last one before them does.
  std::partial_sum(sparse_->row_starts.begin(), sparse_->row_starts.end(), sparse_->row_starts.begin(),
                   [](std::int64_t before, std::int64_t end) { return std::max(before, end); });
  return {*sparse_, exponent_};
}

/// Those of W are scaled by the columns of V, and those of H by its rows. Where the loss is 2^(e degree) of its new
/// unit, l1 |x| is 2^(e/2) and l2 / 2 |x|^2 is 2^e of theirs.
template <class T>
void PreparedProblem<T>::add_penalties(const Problem<T>& problem, const RegularizationOptions& options, double degree) {
  const double n = total(problem.row_weights, problem.V.placed_rows());
  const double m = total(problem.column_weights, problem.V.cols());
  const auto l1 = [&](double weight) { return in_unit(weight, exponent_ * (0.5 - degree)); };
  const auto l2 = [&](double weight) { return in_unit(weight, exponent_ * (1 - degree)); };
  rows_->penalty = penalty_of(l1(options.l1_w * m), l2(options.l2_w * m), problem.row_weights, row_scale_);
  columns_->penalty = penalty_of(l1(options.l1_h * n), l2(options.l2_h * n), problem.column_weights, column_scale_);
}

template <class T>
void PreparedProblem<T>::fold_weights(BasicFactors<T>& factors) const {
  scale_rows(row_scale_, false, -exponent_ / 2, factors.W);
  scale_rows(column_scale_, false, -exponent_ / 2, factors.H);
}

template <class T>
void PreparedProblem<T>::unfold_weights(BasicFactor<T>& W, BasicFactor<T>& H) const {
  scale_rows(row_scale_, true, exponent_ / 2, W);
  scale_rows(column_scale_, true, exponent_ / 2, H);
}

template class PreparedProblem<float>;
template class PreparedProblem<double>;

}  // namespace topicmill
