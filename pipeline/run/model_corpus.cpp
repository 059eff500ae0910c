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
  const auto& [config, registry, log, progress, partial, terms, ranks] = context;
  const auto break_down_by = [&, &of = config, &by = registry, &to = log](const CorpusIndex& index) {
    return break_down(of.breakdown, of.input, by, index.documents, to);
  };
  if (const auto batches = online_batches(config, registry)) {
    ModeledCorpus made = model_batches(corpus, *batches, former, context);
    made.breakdown = break_down_by(made.index);
    return made;
  }
  CountedMatrix counted = count_terms(corpus, context);
  Breakdown breakdown = break_down_by(counted.index);
  ModeledCorpus made = model_counts(std::move(counted), former, context);
  made.breakdown = std::move(breakdown);
  return made;
}

}  // namespace topicmill
