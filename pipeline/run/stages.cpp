#include "pipeline/run/stages.hpp"

#include <fmt/format.h>

#include "nmf/fold_in/fold_in.hpp"

namespace topicmill {
TopicModel describe_topics(Factorization factorization,  // NOLINT(performance-unnecessary-value-param): moved from
                           const CorpusMatrix& corpus, const Config& config, const Registry& registry, RunLog& log) {
  FoldedRows rows =
      log.time("fold in", [&] { return FoldIn(Factor(factorization.H), config.nmf, registry)(corpus.values()); });
  if (config.nmf.fixed != FixedFactor::w) factorization.W = std::move(rows.W);
  return log.time("topics", [&] {
    TopicModel model = describe_topics(std::move(factorization));
    count_tokens(corpus.pruned.known_tokens, model);
    model.explained = std::move(rows.explained);
    return model;
  });
}

template <class T>
BasicRestarts<T> factorize(const Problem<T>& problem, const Config& config, const Registry& registry, RunLog& log,
                           Progress& progress) {
  progress.begin("factorizing", "iterations");
  const auto report = [&](const Iteration& step) {
    progress.report(static_cast<double>(step.iteration), static_cast<double>(config.nmf.max_iterations),
                    fmt::format("relative error {:.5f}", step.relative_error));
  };
  const auto seed = static_cast<std::uint64_t>(config.seed);
  auto result =
      log.time("factorize", [&] { return factorize_with_restarts(problem, config.nmf, seed, registry, report); });
  progress.end();
  for (const auto& warning : result.picked.summary.warnings) log.warn(warning);
  return result;
}

template BasicRestarts<float> factorize(const Problem<float>&, const Config&, const Registry&, RunLog&, Progress&);
template BasicRestarts<double> factorize(const Problem<double>&, const Config&, const Registry&, RunLog&, Progress&);

Restarts factorize_corpus(const SparseMatrix& V, const Config& config, const Registry& registry, RunLog& log,
                          Progress& progress) {
  if (config.nmf.precision == Precision::float32) return factorize<float>(V, config, registry, log, progress);
  auto [picked, others] = factorize<double>(with_values_of<double>(V), config, registry, log, progress);
  return {in_float32(std::move(picked)), std::move(others)};
}

}  // namespace topicmill
