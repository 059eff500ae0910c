#include "pipeline/run/run_in_memory.hpp"

#include <utility>

#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/run/evaluate_run.hpp"
#include "pipeline/run/model_corpus.hpp"

namespace topicmill {

InMemoryRun run_in_memory(const Config& asked, const Registry& registry, Progress& progress) {
  Config config = asked;
  config.breakdown = {};
  RunLog log;
  const RunContext context{config, registry, log, progress};
  Corpus corpus(config.input, registry);
  auto [index, breakdown, V, shape, topics, summary, others] = model_corpus(corpus, nullptr, context);
  InMemoryRun run;
  SecondPass again(corpus, index, progress);
  run.evaluation = evaluate_run({index, V, again}, topics, others, context);
  run.summary = std::move(summary);
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
