#include "pipeline/run/model_corpus.hpp"

#include <utility>

#include "pipeline/run/model_batches.hpp"
#include "pipeline/run/stages.hpp"

namespace topicmill {

ModeledCorpus model_counts(CountedMatrix counted, const FormerRun* former, const RunContext& context) {
  ModeledCorpus made;
  made.index = std::move(counted.index);
  made.V = weigh(std::move(counted.counts), made.index, context);
  const auto past = former ? std::optional(former->past(made.index, context.config.update.forget)) : std::nullopt;
  auto [factorization, others] =
      former ? former->continue_topics(made.V, *past, made.index, context) : factorize_corpus(made.V, context);
  made.summary = factorization.summary;
  made.others = std::move(others);
  made.topics = describe_topics(std::move(factorization), made.V, made.index, context, past ? &*past : nullptr);
  made.shape = shape_of(made.V.values);
  return made;
}

ModeledCorpus model_corpus(Corpus& corpus, const FormerRun* former, const RunContext& context) {
  const Config& config = context.config;
  const auto broken_down = [&](const CorpusIndex& index) {
    return break_down(config.breakdown, config.input, context.registry, index.documents, context.log);
  };
  if (const auto batches = online_batches(config, context.registry)) {
    ModeledCorpus made = model_batches(corpus, *batches, former, context);
    made.breakdown = broken_down(made.index);
    return made;
  }
  CountedMatrix counted = count_terms(corpus, context);
  Breakdown breakdown = broken_down(counted.index);
  ModeledCorpus made = model_counts(std::move(counted), former, context);
  made.breakdown = std::move(breakdown);
  return made;
}

}  // namespace topicmill
