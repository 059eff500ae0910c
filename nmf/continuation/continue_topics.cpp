#include "nmf/continuation/continue_topics.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/registry.hpp"
#include "nmf/algebra/column_sums.hpp"
#include "nmf/continuation/new_topics.hpp"
#include "nmf/fold_in/fold_in.hpp"

namespace topicmill {
namespace {

/// How long old topics settle before new ones start, which begin in parts where these start at once. Under a solver
/// that locks zeros, and starts without any, old topics would take over what is new.
std::int64_t settling_under(const Solver& solver) { return solver.locks_zeros() ? 0 : 10; }

/// What has faded still counts as a thousandth of a row.
std::vector<double> all_weights(std::span<const double> row_weights, std::int64_t rows, const PastRows& past) {
  constexpr double least = 1e-3;
  std::vector<double> weights(row_weights.begin(), row_weights.end());
  weights.resize(static_cast<std::size_t>(rows), 1);
  for (const double weight : past.weights) weights.push_back(std::max(weight, least));
  return weights;
}

/// Where a zero stays zero for ever, words that are new would be in no topic that is old.
void raise_zeros(Factor& X) {
  constexpr double share_of_mean = 1e-2;
  double sum = 0;
  for (const double of_column : column_sums(X)) sum += of_column;
  const double mean = sum / static_cast<double>(X.rows() * X.k());
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = 0; t < X.k(); ++t) X(i, t) = std::max(X(i, t), static_cast<float>(share_of_mean * mean));
  }
}

/// As they suit a matrix in which rows stand for many: penalties on H count rows.
NmfOptions options_for(NmfOptions options, std::int64_t rows, const PastTopics& past) {
  const double scale = static_cast<double>(rows + past.rows.rows()) / static_cast<double>(rows + past.rows.means.rows);
  options.topics = past.H.k();
  options.regularization.l1_h *= scale;
  options.regularization.l2_h *= scale;
  return options;
}

void require_weights(const NmfOptions& options, const Registry& registry) {
  if (registry.make(options.loss)->degree() != 0) return;
  throw UsageError(
      "topics of nmf.loss itakura_saito cannot go on: it does not change with the scale of a row, so that rows have no "
      "weights; set nmf.loss to frobenius or kullback_leibler");
}

template <class T>
Factorization continue_in(const BasicSparseMatrix<T>& V, std::span<const double> weights, const Factors& start,
                          const NmfOptions& options, std::int64_t rows, std::optional<std::int64_t> most_new,
                          std::uint64_t seed, const Registry& registry, const NmfProgress& progress) {
  const BasicFactors<T> wide_start{with_values_of<T>(start.W), with_values_of<T>(start.H)};
  Problem<T> problem(V);
  problem.row_weights = weights;
  problem.start = &wide_start;
  const Method method = make_method(problem, options, registry);
  const PreparedProblem<T> prepared = prepare(problem, options, method);
  Minimization<T> minimization(problem, prepared, method, options, options.topics, seed, registry, progress);
  minimization.run_for(settling_under(method.solver()));
  add_new_topics(minimization, prepared.rows(), rows, most_new, seed);
  minimization.run(options.tolerance);
  auto [W, H, summary] = minimization.finish();
  return {with_values_of<float>(W), with_values_of<float>(H), std::move(summary)};
}

}  // namespace

Factorization continue_topics(const SparseMatrix& V, std::span<const double> row_weights, const PastTopics& past,
                              const NmfOptions& asked, std::optional<std::int64_t> most_new, std::uint64_t seed,
                              const Registry& registry, const NmfProgress& progress) {
  if (asked.fixed != FixedFactor::none) {
    throw UsageError("topics that go on move, and nmf.fixed keeps a factor as it is; set nmf.fixed to none");
  }
  require_weights(asked, registry);
  const NmfOptions options = options_for(asked, V.rows, past);
  const SparseMatrix all = stack(V, past.rows.means);
  Factors start{FoldIn(Factor(past.H), options, registry)(all).W, Factor(past.H)};
  if (Method(options, registry).solver().locks_zeros()) {
    raise_zeros(start.W);
    raise_zeros(start.H);
  }
  const auto weights = all_weights(row_weights, V.rows, past.rows);
  const auto go_on = [&](const auto& matrix) {
    return continue_in(matrix, weights, start, options, V.rows, most_new, seed, registry, progress);
  };
  Factorization next = options.precision == Precision::float64 ? go_on(with_values_of<double>(all)) : go_on(all);
  Factor W(V.rows, next.W.k());
  std::copy(next.W.row(0), next.W.row(V.rows), W.row(0));
  next.W = std::move(W);
  return next;
}

}  // namespace topicmill
