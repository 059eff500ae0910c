#include "nmf/check_problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/error.hpp"

namespace topicmill {
namespace {

[[noreturn]] void refuse(double value, std::int64_t i, std::int64_t j) {
  const auto* mend = std::isnan(value) ? "; where nan stands for a missing value, set nmf.missing: nan" : "";
  throw InputError(fmt::format("the matrix has {} at row {}, column {}; NMF needs finite values of 0 or more{}", value,
                               i + 1, j + 1, mend));
}

template <class T>
void check_values(const MatrixView<T>& V, bool nan_is_missing) {
  bool positive = false;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    V.for_each_in_row(i, [&](std::int64_t j, T value) {
      const bool known = !(nan_is_missing && std::isnan(value));
      if (known && (!(value >= 0) || std::isinf(value))) refuse(static_cast<double>(value), i, j);
      positive = positive || value > 0;
    });
  }
  if (sum_over_ranks(V.placed_rows().ranks(), std::int64_t{positive}) > 0) return;
  throw InputError(fmt::format("the matrix ({} x {}) has no value above 0; there is nothing to factorize",
                               V.whole_rows(), V.cols()));
}

}  // namespace

void check_weights(std::span<const double> weights, std::int64_t count, std::string_view side) {
  if (weights.empty()) return;
  if (static_cast<std::int64_t>(weights.size()) != count) {
    throw InputError(fmt::format("there are {} weights for the {} {}s of the matrix; give one for each", weights.size(),
                                 count, side));
  }
  const auto wrong =
      std::find_if_not(weights.begin(), weights.end(), [](double w) { return w > 0 && std::isfinite(w); });
  if (wrong == weights.end()) return;
  throw InputError(fmt::format("the weight of {} {} is {}; weights are finite and above 0", side,
                               wrong - weights.begin() + 1, *wrong));
}

namespace {

template <class T>
void check_start(const BasicFactor<T>& X, std::string_view name, std::int64_t rows, std::int64_t k) {
  if (X.rows() != rows || X.k() != k) {
    throw InputError(fmt::format("the {} to start from is {} x {}, and the matrix asks for {} x {} (nmf.topics)", name,
                                 X.rows(), X.k(), rows, k));
  }
  for (std::int64_t i = 0; i < rows; ++i) {
    for (const T x : X.row_span(i)) {
      if (x >= 0 && std::isfinite(x)) continue;
      throw InputError(
          fmt::format("the {} to start from has {} in row {}; NMF needs finite values of 0 or more", name, x, i + 1));
    }
  }
}

}  // namespace

template <class T>
void check_problem(const Problem<T>& problem, std::int64_t k, bool nan_is_missing) {
  const MatrixView<T>& V = problem.V;
  check_values(V, nan_is_missing);
  check_weights(problem.row_weights, V.rows(), "row");
  check_weights(problem.column_weights, V.cols(), "column");
  const std::int64_t most = std::min(V.whole_rows(), V.cols());
  if (k > most) {
    throw UsageError(
        fmt::format("nmf.topics is {}, and the matrix has only {} rows (documents) and {} columns (terms); "
                    "set nmf.topics to {} or less",
                    k, V.whole_rows(), V.cols(), most));
  }
  if (!problem.start) return;
  check_start(problem.start->W, "W", V.rows(), k);
  check_start(problem.start->H, "H", V.cols(), k);
}

template void check_problem(const Problem<float>&, std::int64_t, bool);
template void check_problem(const Problem<double>&, std::int64_t, bool);

}  // namespace topicmill
