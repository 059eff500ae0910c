#include "pipeline/inspect/evaluate_word_lists.hpp"

#include "base/error.hpp"

namespace topicmill {

Evaluation evaluate_word_lists(const WordLists& lists, const EvaluateOptions& options, const ReferenceCorpus& reference,
                               const Config& config, const Registry& registry, Progress& progress) {
  check_word_list_measures(options, registry);
  Evaluation evaluation;
  evaluation.warnings = lists.warnings;
  const auto count = [&](const WordPairs& words, std::span<const std::int64_t> widths) {
    if (reference.path.empty()) {
      throw UsageError(
          "lists of words have no corpus to count them in; name one by --reference, or measure diversity and "
          "inverted_rbo alone by --measures");
    }
    return ReferenceWindows(reference, config, "config", registry, progress).count(words, widths);
  };
  measure_word_lists(lists.topics, options, registry, count, evaluation);
  check_gates(options, evaluation);
  return evaluation;
}

}  // namespace topicmill
