#include "pipeline/run/stages.hpp"

#include <fmt/format.h>

#include <array>

#include "files/hasher.hpp"
#include "nmf/fold_in/fold_in.hpp"
#include "nmf/loss.hpp"
#include "pipeline/model/term_scales.hpp"
#include "pipeline/run/hand_in.hpp"
#include "pipeline/run/row_weights.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "text/vectorize/document_degree.hpp"
#include "text/vectorize/weigher.hpp"
#include "topics/sum_passages.hpp"

namespace topicmill {
namespace {

template <class T>
void add_factor(const BasicFactor<T>& X, Hasher& hasher) {
  hasher.add(X.row(0), static_cast<std::size_t>(X.rows() * X.stride()) * sizeof(T));
}

/// Of all that is factorized and where it starts.
template <class T>
std::string hash_of(const Problem<T>& problem) {
  Hasher hasher;
  if (const auto* V = problem.V.sparse()) {
    hasher.add(V->row_starts);
    hasher.add(V->columns);
    hasher.add(V->values);
  } else {
    add_factor(*problem.V.dense(), hasher);
  }
  for (const auto& weights : {problem.row_weights, problem.column_weights}) {
    hasher.add(weights.data(), weights.size() * sizeof(double));
  }
  if (problem.start) {
    add_factor(problem.start->W, hasher);
    add_factor(problem.start->H, hasher);
  }
  return hasher.hash();
}

/// Every document gets the W that is best for H.
FoldedRows fold_in_rows(const FoldIn& fold_in, WeightedMatrix& V, const RunContext& context) {
  return context.log.time("fold in", [&] {
    FoldedRows rows = fold_in(V.values);
    hand_in(V, rows, context);
    return rows;
  });
}

/// What is kept of the rows of V, and of those of former runs. Nothing where the loss knows no weights of rows.
PastRows rows_to_keep(const WeightedMatrix& V, const Factor& W, const Factor& H, const PastRows* past,
                      const FoldIn& fold_in, const RunContext& context) {
  const NmfOptions& options = context.config.nmf;
  if (context.registry.make(options.loss)->degree() == 0) return {};
  const auto weights = row_weights(V, options, context.registry);
  const RowsOfTopics now{V.values, W, weights};
  if (!past) return summarize_rows(std::array{now}, H);
  const Factor past_W = fold_in(past->means).W;
  return summarize_rows(std::array{now, RowsOfTopics{past->means, past_W, past->weights, past->counts}}, H);
}

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
    if (options.neighbors) V.values.blocks = cut_into_blocks(V.values.row_starts, context.config.nmf.block_entries);
    V.document_scales = document_scales(V.values, options.document_degree);
    return V;
  });
}

DescribedTopics describe_topics(Factorization factorization,  // NOLINT(performance-unnecessary-value-param): moved from
                                WeightedMatrix& V, const CorpusIndex& index, const RunContext& context,
                                const PastRows* past) {
  const NmfOptions& options = context.config.nmf;
  const auto& scales = index.weights.term_scales;
  factorization.H = without_scales(std::move(factorization.H), scales);
  const Factor H = with_scales(Factor(factorization.H), scales);
  const FoldIn fold_in(Factor(H), options, context.registry);
  if (options.fixed != FixedFactor::w) factorization.W = Factor();  // which is made anew
  FoldedRows rows = fold_in_rows(fold_in, V, context);
  PastRows kept = context.log.time("keep", [&] { return rows_to_keep(V, rows.W, H, past, fold_in, context); });
  if (options.fixed != FixedFactor::w) factorization.W = std::move(rows.W);
  return context.log.time("topics", [&] {
    const Numbering numbering = past ? Numbering::as_given : Numbering::by_share;
    DescribedTopics described =
        index.passages
            ? describe_passages(std::move(factorization), std::move(rows.explained), *index.passages, numbering)
            : describe_topics(std::move(factorization), std::move(rows.explained), numbering);
    described.past = std::move(kept);
    count_tokens(index.known_tokens, described);
    return described;
  });
}

void help_describe_topics(Factor H, WeightedMatrix& V, const CorpusIndex& index, const RunContext& context) {
  const auto& scales = index.weights.term_scales;
  H = with_scales(without_scales(std::move(H), scales), scales);
  fold_in_rows(FoldIn(std::move(H), context.config.nmf, context.registry), V, context);
}

NmfProgress tell_iterations(const RunContext& context) {
  context.progress.begin("factorizing", "iterations");
  return [&context](const Iteration& step) {
    const auto most = static_cast<double>(context.config.nmf.max_iterations);
    context.progress.report(static_cast<double>(step.iteration), most,
                            fmt::format("relative error {:.5f}", step.relative_error));
  };
}

template <class T>
BasicRestarts<T> factorize(const Problem<T>& problem, const RunContext& context) {
  const Config& config = context.config;
  const auto report = tell_iterations(context);
  const auto seed = static_cast<std::uint64_t>(config.seed);
  auto result = context.log.time("factorize", [&] {
    if (context.partial) context.partial->set_matrix([&] { return hash_of(problem); });
    return factorize_with_restarts(problem, config.nmf, seed, context.registry, report, context.partial);
  });
  context.progress.end();
  if (context.partial) {
    for (const auto& warning : context.partial->warnings()) context.log.warn(warning);
  }
  for (const auto& warning : result.picked.summary.warnings) context.log.warn(warning);
  return result;
}

template BasicRestarts<float> factorize(const Problem<float>&, const RunContext&);
template BasicRestarts<double> factorize(const Problem<double>&, const RunContext&);

Restarts factorize_corpus(const WeightedMatrix& V, const RunContext& context) {
  return with_problem(V, context.config.nmf, context.registry,
                      [&](const auto& problem) { return narrowed(factorize(problem, context)); });
}

RunReport report_of(const Config& config, const CorpusIndex& corpus, const RunLog& log) {
  RunReport report;
  report.directory = config.output.directory;
  report.documents = std::ssize(corpus.documents);
  report.terms = std::ssize(corpus.terms);
  report.seconds = log.seconds();
  report.warnings = log.warnings();
  return report;
}

}  // namespace topicmill
