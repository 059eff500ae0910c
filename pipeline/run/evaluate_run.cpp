#include "pipeline/run/evaluate_run.hpp"

#include <algorithm>

#include "pipeline/model/term_scales.hpp"
#include "topics/coherence/count_windows.hpp"
#include "topics/stability.hpp"
#include "topics/topic_names.hpp"
#include "topics/training_fit.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t words_of_doubts = 10;  ///< of each topic

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

/// The counts of documents by the matrix, where they are among those of the widths.
std::optional<WindowCounts> counts_of_rows(const std::vector<std::optional<WindowCounts>>& counts,
                                           std::span<const std::int64_t> widths, const CorpusIndex& index) {
  const bool rows_are_documents = !index.passages;
  const auto at = std::find(widths.begin(), widths.end(), document_width) - widths.begin();
  return rows_are_documents && at < std::ssize(widths) ? counts[static_cast<std::size_t>(at)] : std::nullopt;
}

/// What was counted of the words of topics, taken as evidence of names and doubts.
void add_evidence(const ReadableRun& run, const TopicModel& model, const WordPairs& words,
                  std::optional<WindowCounts> rows, Surroundings surroundings, NamingEvidence& evidence) {
  if (surroundings.sameness.empty()) return;
  if (!rows) rows = count_documents(run.V.occurrences(), run.index.terms, words);
  const TopWords top = top_words(model, run.index.terms, words_of_doubts);
  evidence.welded = welded_topics(model, {top.terms, words, *rows, surroundings.sameness});
  evidence.adjacent = std::move(surroundings.adjacent);
}

/// Measures, as far as the options ask for any, and takes what is counted for it as evidence.
void measure(const ReadableRun& run, const DescribedTopics& topics, const RunContext& context, Evaluation& evaluation,
             NamingEvidence& evidence) {
  const auto& options = context.config.evaluate;
  if (options.measures.empty() && options.require.empty() && !options.label) return;
  context.log.time("evaluate", [&] {
    const CorpusIndex& index = run.index;
    const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
      RunWindows found = count_run_windows(run, words, widths, context.registry, WithSurroundings::yes);
      auto rows = counts_of_rows(found.counts, widths, index);
      add_evidence(run, topics.model, words, std::move(rows), std::move(found.surroundings), evidence);
      return std::move(found.counts);
    };
    measure_topics(topics.model, &topics.documents.theta, index.terms, options, context.registry, count, evaluation);
    if (options.label) compare_documents(context.config, index.documents, topics.documents, evaluation);
    evaluation.weakly_explained =
        fit_of(index.documents, index.known_tokens, topics.documents.explained).weakly_explained;
    check_gates(options, evaluation);
  });
  for (const auto& warning : evaluation.warnings) context.log.warn(warning);
}

void name_and_doubt(const ReadableRun& run, const TopicModel& model, const NamingEvidence& evidence,
                    Evaluation& evaluation) {
  const TopWords top = top_words(model, run.index.terms, words_of_doubts);
  evaluation.doubts = doubts_of({model.topics, evaluation.measures, evidence.welded, top.terms});
  evaluation.names = name_topics(model, run.index.terms, evidence);
}

}  // namespace

Evaluation evaluate_run(const ReadableRun& run, const DescribedTopics& topics, const std::vector<Factor>& others,
                        const RunContext& context) {
  Evaluation evaluation;
  if (!others.empty()) {
    add_stability(topics.model, others, run.index.weights.term_scales, context.config.evaluate.top_words, evaluation);
  }
  NamingEvidence evidence{language_of_words(run.index.text, run.index.languages), {}, {}};
  evidence.welded.resize(topics.model.topics.size());
  measure(run, topics, context, evaluation, evidence);
  context.log.time("names", [&] { name_and_doubt(run, topics.model, evidence, evaluation); });
  return evaluation;
}

}  // namespace topicmill
