#include "pipeline/run/stages.hpp"

#include <fmt/format.h>

#include "nmf/fold_in/fold_in.hpp"
#include "pipeline/model/term_scales.hpp"
#include "pipeline/run/row_weights.hpp"
#include "text/vectorize/document_degree.hpp"
#include "text/vectorize/weigher.hpp"
#include "topics/sum_passages.hpp"

namespace topicmill {
namespace {

Restarts narrowed(Restarts narrow) { return narrow; }

Restarts narrowed(BasicRestarts<double> wide) { return {in_float32(std::move(wide.picked)), std::move(wide.others)}; }

}  // namespace

WeightedMatrix weigh(SparseMatrix counts,  // NOLINT(performance-unnecessary-value-param): moved from
                     const CorpusIndex& index, const RunContext& context) {
  const VectorizeOptions& options = context.config.vectorize;
  return context.log.time("weigh", [&] {
    WeightedMatrix V;
    if (options.neighbors) V.counts = counts;
    V.values = Weigher(index.terms, index.weights, options, context.registry)(std::move(counts));
    V.document_scales = document_scales(V.values, options.document_degree);
    return V;
  });
}

DescribedTopics describe_topics(Factorization factorization,  // NOLINT(performance-unnecessary-value-param): moved from
                                const WeightedMatrix& V, const CorpusIndex& index, const RunContext& context) {
  const NmfOptions& options = context.config.nmf;
  const auto& scales = index.weights.term_scales;
  factorization.H = without_scales(std::move(factorization.H), scales);
  FoldedRows rows = context.log.time("fold in", [&] {
    return FoldIn(with_scales(Factor(factorization.H), scales), options, context.registry)(V.values);
  });
  if (options.fixed != FixedFactor::w) factorization.W = std::move(rows.W);
  return context.log.time("topics", [&] {
    DescribedTopics described =
        index.passages ? describe_passages(std::move(factorization), std::move(rows.explained), *index.passages)
                       : describe_topics(std::move(factorization), std::move(rows.explained));
    count_tokens(index.known_tokens, described);
    return described;
  });
}

template <class T>
BasicRestarts<T> factorize(const Problem<T>& problem, const RunContext& context) {
  const Config& config = context.config;
  context.progress.begin("factorizing", "iterations");
  const auto report = [&](const Iteration& step) {
    context.progress.report(static_cast<double>(step.iteration), static_cast<double>(config.nmf.max_iterations),
                            fmt::format("relative error {:.5f}", step.relative_error));
  };
  const auto seed = static_cast<std::uint64_t>(config.seed);
  auto result = context.log.time(
      "factorize", [&] { return factorize_with_restarts(problem, config.nmf, seed, context.registry, report); });
  context.progress.end();
  for (const auto& warning : result.picked.summary.warnings) context.log.warn(warning);
  return result;
}

template BasicRestarts<float> factorize(const Problem<float>&, const RunContext&);
template BasicRestarts<double> factorize(const Problem<double>&, const RunContext&);

Restarts factorize_corpus(const WeightedMatrix& V, const RunContext& context) {
  return with_problem(V, context.config.nmf, context.registry,
                      [&](const auto& problem) { return narrowed(factorize(problem, context)); });
}

}  // namespace topicmill
