#include "pipeline/run/run_in_memory.hpp"

#include "pipeline/progress/run_log.hpp"
#include "pipeline/run/evaluate_run.hpp"
#include "pipeline/run/stages.hpp"

namespace topicmill {

InMemoryRun run_in_memory(const Config& config, const Registry& registry, Progress& progress) {
  RunLog log;
  CorpusMatrix corpus = count_terms(config, registry, log, progress);
  weigh(corpus.pruned.counts, idf_of(corpus.pruned.terms), config.vectorize);
  auto [factorization, others] = factorize_corpus(corpus.values(), config, registry, log, progress);
  InMemoryRun run;
  run.summary = factorization.summary;
  run.model = describe_topics(std::move(factorization), corpus, config, registry, log);
  run.evaluation = evaluate_run(config, registry, corpus, run.model, others, log, progress);
  run.terms = std::move(corpus.pruned.terms);
  run.documents = std::move(corpus.documents);
  run.rejects = std::move(corpus.rejects);
  run.warnings = log.warnings();
  return run;
}

}  // namespace topicmill
