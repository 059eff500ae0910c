#include "pipeline/run/evaluate_run.hpp"

#include <algorithm>

#include "pipeline/model/term_scales.hpp"
#include "topics/coherence/count_windows.hpp"
#include "topics/stability.hpp"
#include "topics/topic_names.hpp"
#include "topics/training_fit.hpp"

namespace topicmill {
namespace {

/// Of each document, in the order of the rows.
void compare_documents(const Config& config, const std::vector<DocumentInfo>& documents, const DocumentTopics& topics,
                       Evaluation& evaluation) {
  const auto& fields = config.input.metadata;
  const auto place = std::find(fields.begin(), fields.end(), *config.evaluate.label) - fields.begin();
  std::vector<std::string_view> labels;
  std::vector<std::optional<std::int64_t>> top_topics;
  for (std::size_t d = 0; d < documents.size(); ++d) {
    labels.emplace_back(documents[d].metadata[static_cast<std::size_t>(place)]);
    top_topics.push_back(topics.top_topic(static_cast<std::int64_t>(d)));
  }
  compare_with_labels(*config.evaluate.label, labels, top_topics, evaluation);
}

/// `others`: H of the scaled matrix.
void add_stability(const TopicModel& model, const std::vector<Factor>& others, const std::vector<double>& term_scales,
                   std::int64_t words, Evaluation& evaluation) {
  std::vector<std::vector<RankedTerms>> runs;
  for (const Factor& H : others) runs.push_back(ranked_topics(without_scales(Factor(H), term_scales), words));
  auto found = stability(ranked_topics(model.weights, words), runs);
  evaluation.measures.push_back({std::string(stability_name), std::move(found.topics)});
}

/// Measures, as far as the options ask for any. Gives the words that stand side by side, where text was read for it.
std::vector<AdjacentWords> measure(const ReadableRun& run, const DescribedTopics& topics, const RunContext& context,
                                   Evaluation& evaluation) {
  const auto& options = context.config.evaluate;
  std::vector<AdjacentWords> adjacent;
  if (options.measures.empty() && options.require.empty() && !options.label) return adjacent;
  context.log.time("evaluate", [&] {
    const CorpusIndex& index = run.index;
    const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
      RunWindows found = count_run_windows(run, words, widths, context.registry);
      adjacent = std::move(found.adjacent);
      return std::move(found.counts);
    };
    measure_topics(topics.model, &topics.documents.theta, index.terms, options, context.registry, count, evaluation);
    if (options.label) compare_documents(context.config, index.documents, topics.documents, evaluation);
    evaluation.weakly_explained =
        fit_of(index.documents, index.known_tokens, topics.documents.explained).weakly_explained;
    check_gates(options, evaluation);
  });
  for (const auto& warning : evaluation.warnings) context.log.warn(warning);
  return adjacent;
}

void name_and_doubt(const ReadableRun& run, const TopicModel& model, std::vector<AdjacentWords> adjacent,
                    Evaluation& evaluation) {
  constexpr std::int64_t first_words = 10;
  const TopWords top = top_words(model, run.index.terms, first_words);
  const WordPairs pairs(top.texts);
  auto welded = welded_topics(model, top.terms, pairs, count_documents(run.V.occurrences(), run.index.terms, pairs));
  evaluation.doubts = doubts_of({model.topics, evaluation.measures, welded, top.terms});
  evaluation.names =
      name_topics(model, run.index.terms,
                  {language_of_words(run.index.text, run.index.languages), std::move(welded), std::move(adjacent)});
}

}  // namespace

Evaluation evaluate_run(const ReadableRun& run, const DescribedTopics& topics, const std::vector<Factor>& others,
                        const RunContext& context) {
  Evaluation evaluation;
  if (!others.empty()) {
    add_stability(topics.model, others, run.index.weights.term_scales, context.config.evaluate.top_words, evaluation);
  }
  auto adjacent = measure(run, topics, context, evaluation);
  context.log.time("names", [&] { name_and_doubt(run, topics.model, std::move(adjacent), evaluation); });
  return evaluation;
}

}  // namespace topicmill
