#include "pipeline/evaluate_run.hpp"

#include <algorithm>

#include "pipeline/ready_matrix.hpp"
#include "pipeline/training_fit.hpp"
#include "text/learn.hpp"
#include "topics/coherence/count_windows.hpp"
#include "topics/stability.hpp"

namespace topicmill {
namespace {

std::unordered_set<std::string> left_out(const CorpusMatrix& corpus) {
  std::unordered_set<std::string> origins;
  for (const auto& reject : corpus.rejects) origins.insert(reject.origin);
  for (const auto& duplicate : corpus.duplicates) origins.insert(duplicate.origin);
  return origins;
}

/// Where the windows of a run are counted.
class RunWindows {
 public:
  RunWindows(const Config& config, const Registry& registry, const CorpusMatrix& corpus, Progress& progress)
      : config_(config), registry_(registry), corpus_(corpus), progress_(progress) {}

  std::vector<std::optional<WindowCounts>> count(const WordPairs& words, std::span<const std::int64_t> widths) const {
    std::vector<std::int64_t> in_text(widths.begin(), widths.end());
    std::erase(in_text, document_width);
    const bool has_text = !find_ready_matrix(config_.input) && !input_to_read_once(config_.input);
    const auto windows = in_text.empty() || !has_text ? std::vector<WindowCounts>() : count_text(words, in_text);
    std::vector<std::optional<WindowCounts>> counts;
    auto next = windows.begin();
    for (const std::int64_t width : widths) {
      if (width == document_width) {
        counts.emplace_back(count_documents(corpus_.values(), corpus_.pruned.terms, words));
      } else {
        counts.push_back(next == windows.end() ? std::nullopt : std::optional(*next++));
      }
    }
    return counts;
  }

 private:
  std::vector<WindowCounts> count_text(const WordPairs& words, std::span<const std::int64_t> widths) const {
    CorpusReader reader(config_.input, registry_);
    const Analyzer analyzer(corpus_.text, registry_);
    progress_.begin("evaluating", "MB");
    auto counts = count_windows(reader, analyzer, words, widths, {left_out(corpus_), report_to(progress_)});
    progress_.end();
    return counts;
  }

  const Config& config_;
  const Registry& registry_;
  const CorpusMatrix& corpus_;
  Progress& progress_;
};

/// Of each document, in the order of the rows.
void compare_documents(const Config& config, const CorpusMatrix& corpus, const TopicModel& model,
                       Evaluation& evaluation) {
  const auto& fields = config.input.metadata;
  const auto place = std::find(fields.begin(), fields.end(), *config.evaluate.label) - fields.begin();
  std::vector<std::string_view> labels;
  std::vector<std::optional<std::int64_t>> top_topics;
  for (std::size_t d = 0; d < corpus.documents.size(); ++d) {
    labels.emplace_back(corpus.documents[d].metadata[static_cast<std::size_t>(place)]);
    top_topics.push_back(model.top_topic(static_cast<std::int64_t>(d)));
  }
  compare_with_labels(*config.evaluate.label, labels, top_topics, evaluation);
}

void add_stability(const TopicModel& model, const std::vector<Factor>& others, std::int64_t words,
                   Evaluation& evaluation) {
  std::vector<std::vector<RankedTerms>> runs;
  for (const Factor& H : others) runs.push_back(ranked_topics(H, words));
  auto found = stability(ranked_topics(model.weights, words), runs);
  evaluation.measures.push_back({std::string(stability_name), std::move(found.topics)});
}

}  // namespace

Evaluation evaluate_run(const Config& config, const Registry& registry, const CorpusMatrix& corpus,
                        const TopicModel& model, const std::vector<Factor>& others, RunLog& log, Progress& progress) {
  Evaluation evaluation;
  const auto& options = config.evaluate;
  if (!others.empty()) add_stability(model, others, options.top_words, evaluation);
  if (options.measures.empty() && options.require.empty() && !options.label) return evaluation;
  log.time("evaluate", [&] {
    const RunWindows windows(config, registry, corpus, progress);
    const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
      return windows.count(words, widths);
    };
    measure_topics(model, corpus.pruned.terms, options, registry, count, evaluation);
    if (options.label) compare_documents(config, corpus, model, evaluation);
    evaluation.weakly_explained = fit_of(corpus, model).weakly_explained;
    check_gates(options, evaluation);
  });
  for (const auto& warning : evaluation.warnings) log.warn(warning);
  return evaluation;
}

}  // namespace topicmill
