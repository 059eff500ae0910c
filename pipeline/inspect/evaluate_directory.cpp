#include "pipeline/inspect/evaluate_directory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/inspect/directory_windows.hpp"
#include "topics/measure.hpp"
#include "topics/stability.hpp"

namespace topicmill {
namespace {

/// What doc_topics tells of the documents.
struct TopicsOfDocuments {
  std::vector<std::string> labels;  ///< none where no field is asked for
  std::vector<std::optional<std::int64_t>> top_topics;
  std::optional<Factor> theta;  ///< n x k; where it is asked for
};

/// Gathers it from the rows.
class DocumentReader {
 public:
  /// `label`: a field of the documents, or none.
  DocumentReader(const Model& model, const std::optional<std::string>& label, bool with_theta) : label_(label) {
    if (with_theta) result_.theta.emplace(model.fit.documents, model.topics.k());
  }

  void add(const DocTopicsRow& row) {
    if (label_) result_.labels.push_back(row.values()[place_of_label(row.fields())]);
    if (result_.theta) add_theta(row, *result_.theta);
    const auto top = row.top_topic();
    result_.top_topics.push_back(top ? std::optional(top->number()) : std::nullopt);
  }

  TopicsOfDocuments take() { return std::move(result_); }

 private:
  std::size_t place_of_label(std::span<const std::string> fields) const {
    const auto at = std::find(fields.begin(), fields.end(), *label_);
    if (at != fields.end()) return static_cast<std::size_t>(at - fields.begin());
    throw UsageError(
        fmt::format("the run has no field '{}' to compare topics with; {}", *label_,
                    fields.empty() ? "name it in input.metadata and run again" : suggestion(*label_, fields)));
  }

  void add_theta(const DocTopicsRow& row, Factor& theta) const {
    const auto place = std::ssize(result_.top_topics);
    if (place >= theta.rows()) throw InputError("table 'doc_topics' has more rows than the model; run it again");
    for (std::int64_t topic = 0; topic < theta.k(); ++topic) theta(place, topic) = row.theta<float>(TopicId(topic));
  }

  const std::optional<std::string>& label_;
  TopicsOfDocuments result_;
};

TopicsOfDocuments read_documents(const FinishedRun& run, const std::optional<std::string>& label, bool with_theta) {
  DocumentReader reader(run.model(), label, with_theta);
  run.for_each_document([&](const DocTopicsRow& row) {
    reader.add(row);
    return true;
  });
  return reader.take();
}

bool need_documents(const std::vector<Choice<Measure>>& measures, const Registry& registry) {
  return std::any_of(measures.begin(), measures.end(),
                     [&](const auto& choice) { return registry.make(choice)->needs_documents(); });
}

std::vector<std::vector<std::string>> words_of(const FinishedRun& run, std::int64_t count) {
  const Model& model = run.whole_model();
  return top_words(model.topics, model.terms, count).texts;
}

MeasuredValues recurrence(const FinishedRun& run, const std::vector<std::string>& against, std::int64_t words) {
  std::vector<std::vector<std::vector<std::string>>> others;
  for (const auto& directory : against) others.push_back(words_of(FinishedRun(directory, run.registry()), words));
  return {std::string(recurrence_name), best_jaccard(words_of(run, words), others)};
}

}  // namespace

Evaluation evaluate_directory(const FinishedRun& run, const EvaluateOptions& options, const ReferenceCorpus& reference,
                              const std::vector<std::string>& against, Progress& progress) {
  const Model& model = run.whole_model();
  Evaluation evaluation;
  // It takes the other runs to measure it: what the run found is told again.
  if (auto stability = run.measure(stability_name)) evaluation.measures.push_back(std::move(*stability));
  if (!against.empty()) evaluation.measures.push_back(recurrence(run, against, options.top_words));
  TopicsOfDocuments documents;
  const bool with_theta = need_documents(options.all_measures(), run.registry());
  if (options.label || with_theta) documents = read_documents(run, options.label, with_theta);
  const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
    if (reference.path.empty()) return DirectoryWindows(run, progress, evaluation.warnings).count(words, widths);
    return ReferenceWindows(reference, run.config(), "run", run.registry(), progress).count(words, widths);
  };
  const Factor* const theta = documents.theta ? &*documents.theta : nullptr;
  measure_topics(model.topics, theta, model.terms, options, run.registry(), count, evaluation);
  if (options.label) {
    compare_with_labels(*options.label, {documents.labels.begin(), documents.labels.end()}, documents.top_topics,
                        evaluation);
  }
  evaluation.weakly_explained = model.fit.weakly_explained;
  check_gates(options, evaluation);
  return evaluation;
}

}  // namespace topicmill
