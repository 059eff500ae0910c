// How good the topics of a run are: its measures, agreement with labels, and the gates that it fails.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/evaluation/doubts.hpp"
#include "pipeline/evaluation/evaluate_options.hpp"
#include "topics/agreement/agreement_intervals.hpp"
#include "topics/coherence/window_counts.hpp"
#include "topics/coherence/word_pairs.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// Topics compared with the values of a metadata field.
struct LabelAgreement {
  std::string field;
  std::int64_t documents = 0;  ///< that have a label
  Agreement values;
  std::optional<AgreementIntervals> intervals{};
};

/// The top words of each topic, as rows of the model and as text.
struct TopWords {
  std::vector<std::vector<std::int64_t>> terms;
  std::vector<std::vector<std::string>> texts;
};
TopWords top_words(const TopicModel& model, const std::vector<Term>& terms, std::int64_t count);

/// All that was measured of the topics of a run.
struct Evaluation {
  std::int64_t top_words = 0;
  std::vector<MeasuredValues> measures;
  std::optional<LabelAgreement> agreement;
  std::optional<double> weakly_explained;  ///< share of the documents of which topics explain little (training_fit.hpp)
  std::vector<std::string> warnings;
  std::vector<std::string> failed_gates;  ///< a line each: what was wanted, and what was found
  std::vector<std::string> names;         ///< of each topic, by its words (topics/topic_names.hpp); by a run alone
  std::vector<Doubt> doubts;              ///< by a run alone

  bool is_empty() const { return measures.empty() && !agreement; }

  /// The mean of a measure, or a value of all documents; none where it was not measured.
  std::optional<double> value(std::string_view name) const;
};

/// Counts windows of each width; none for those that cannot be counted.
using CountWindows = std::function<std::vector<std::optional<WindowCounts>>(const WordPairs& words,
                                                                            std::span<const std::int64_t> widths)>;

/// Makes the measures of options.all_measures(). Calls `count` once, with all widths, and only where a measure needs
/// it. Leaves out, with a warning, measures whose windows were not counted; warns of words that never occur and of
/// topics of fewer than two words. `theta`: n x k; may be null where no measure needs documents.
void measure_topics(const TopicModel& model, const Factor* theta, const std::vector<Term>& terms,
                    const EvaluateOptions& options, const Registry& registry, const CountWindows& count,
                    Evaluation& evaluation);

/// The same of topics that are lists of words by rank, distinct within a topic, by measures that need no more.
void measure_word_lists(const std::vector<std::vector<std::string>>& topics, const EvaluateOptions& options,
                        const Registry& registry, const CountWindows& count, Evaluation& evaluation);

/// Compares the top topic of each document with its label, one entry a document each. Documents without a label are
/// left out, with a warning; those without a topic are a cluster of their own. On all threads.
void compare_with_labels(const std::string& field, const std::vector<std::string_view>& labels,
                         const std::vector<std::optional<std::int64_t>>& top_topics, Evaluation& evaluation);

/// Notes the requirements that do not hold, or that could not be measured.
void check_gates(const EvaluateOptions& options, Evaluation& evaluation);

}  // namespace topicmill
