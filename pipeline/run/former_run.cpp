#include "pipeline/run/former_run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "nmf/continuation/continue_topics.hpp"
#include "pipeline/model/term_scales.hpp"
#include "pipeline/run/carry_labels.hpp"
#include "pipeline/run/moved_terms.hpp"
#include "pipeline/run/row_weights.hpp"
#include "pipeline/run/stages.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {
namespace {

bool are_equal(const Value& a, const Value& b) { return to_yaml(a) == to_yaml(b); }

/// Whether the config says the same of text as the run, whose model needs none of the files that its config names.
bool has_text_of(const FinishedRun& run, const Config& config) {
  const Value text = write_option(config.text);
  return are_equal(text, write_option(run.config().text)) || are_equal(text, write_option(run.written_config().text));
}

void tell_what_stays(const Config& config, const FinishedRun& run, RunLog& log) {
  const Config& of_model = run.config();
  const std::string stays = fmt::format("belongs to the topics of '{}' and stays as it is there", *config.update.run);
  if (!has_text_of(run, config)) log.warn(fmt::format("'text' {}", stays));
  VectorizeOptions weights = config.vectorize;
  weights.take_weights(of_model.vectorize);
  if (!are_equal(write_option(weights), write_option(config.vectorize))) {
    log.warn(fmt::format("what terms weigh (vectorize.tf, idf, norm and their like) {}", stays));
  }
  if (!are_equal(write_option(config.nmf.loss), write_option(of_model.nmf.loss))) {
    log.warn(fmt::format("'nmf.loss' {}", stays));
  }
}

}  // namespace

FormerRun::FormerRun(Model model, Past past, Labels labels)
    : model_(std::move(model)),
      past_(std::move(past)),
      labels_(std::move(labels)),
      terms_{model_.terms, model_.weights, past_.rare, past_.counted_rows} {}

std::unique_ptr<const FormerRun> FormerRun::of(Config& config, const Registry& registry, RunLog& log) {
  if (!config.update.run) return nullptr;
  const FinishedRun run(*config.update.run, registry);
  Model model = run.whole_model();
  Past past = load_past(run.directory(), std::ssize(model.terms));
  std::unique_ptr<const FormerRun> former(new FormerRun(std::move(model), std::move(past), run.labels()));
  const Config& of_model = former->model_.config;
  tell_what_stays(config, run, log);
  config.text = of_model.text;
  config.vectorize.take_weights(of_model.vectorize);
  config.nmf.loss = of_model.nmf.loss;
  config.nmf.topics = former->model_.topics.k();
  return former;
}

std::unique_ptr<const FormerRun> FormerRun::of(const CorpusIndex& index, const DescribedTopics& topics) {
  Model model;
  model.terms = index.terms;
  model.weights = index.weights;
  model.topics = TopicModel(topics.model);
  return std::unique_ptr<const FormerRun>(
      new FormerRun(std::move(model), {topics.past, index.rare, index.counted_rows}, {}));
}

PastRows FormerRun::past(const CorpusIndex& index, double forget) const {
  PastRows past = MovedTerms(model_.terms, index.terms)(past_.rows);
  for (double& weight : past.weights) weight *= forget;
  return past;
}

Restarts FormerRun::continue_topics(const WeightedMatrix& V, const PastRows& past, const CorpusIndex& index,
                                    const RunContext& context) const {
  const Config& config = context.config;
  const Factor H = with_scales(MovedTerms(model_.terms, index.terms)(model_.topics.weights), index.weights.term_scales);
  const auto weights = row_weights(V, config.nmf, context.registry);
  const auto seed = static_cast<std::uint64_t>(config.seed);
  const auto report = tell_iterations(context);
  Factorization next = context.log.time("factorize", [&] {
    return topicmill::continue_topics(V.values, weights, {H, past}, config.nmf, config.update.new_topics, seed,
                                      context.registry, report);
  });
  context.progress.end();
  const auto order = order_of_followers(index.terms, H, next.H);
  reorder_columns(next.W, order);
  reorder_columns(next.H, order);
  for (const auto& warning : next.summary.warnings) context.log.warn(warning);
  return {std::move(next), {}};
}

Labels FormerRun::labels(const TopicModel& now, const std::vector<Term>& terms) const {
  return signed_by(NewTopics(now, terms), labels_);
}

std::vector<std::string> FormerRun::names(std::vector<std::string> names) const {
  std::copy(model_.labels.begin(), model_.labels.end(), names.begin());
  return names;
}

std::vector<TopicChange> FormerRun::changes(const TopicModel& now, const std::vector<Term>& terms) const {
  constexpr std::int64_t words = 10;
  return topic_changes(model_.topics, places_of(model_.terms, terms), now, terms, words);
}

}  // namespace topicmill
