#include "pipeline/run/run_in_memory.hpp"

#include <utility>

#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/run/evaluate_run.hpp"
#include "pipeline/run/stages.hpp"

namespace topicmill {

InMemoryRun run_in_memory(const Config& config, const Registry& registry, Progress& progress) {
  RunLog log;
  const RunContext context{config, registry, log, progress};
  Corpus corpus(config.input, registry);
  auto [index, counts] = count_terms(corpus, context);
  WeightedMatrix V = weigh(std::move(counts), index, context);
  auto [factorization, others] = factorize_corpus(V, context);
  InMemoryRun run;
  run.summary = factorization.summary;
  DescribedTopics topics = describe_topics(std::move(factorization), V, index, context);
  SecondPass again(corpus, index, progress);
  run.evaluation = evaluate_run({index, V, again}, topics, others, context);
  run.model = std::move(topics.model);
  run.document_topics = std::move(topics.documents);
  run.terms = std::move(index.terms);
  run.weights = std::move(index.weights);
  run.documents = std::move(index.documents);
  run.passages = std::move(index.passages);
  run.passage_topics = std::move(topics.passages);
  run.rejects = std::move(index.rejects);
  run.warnings = log.warnings();
  return run;
}

}  // namespace topicmill
