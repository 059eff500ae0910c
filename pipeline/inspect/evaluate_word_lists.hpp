// Measures topics that are lists of words, as any tool gives them.
#pragma once

#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/inspect/reference_windows.hpp"
#include "pipeline/inspect/word_lists.hpp"

namespace topicmill {

/// Measures lists of words as `options` say. They are counted in the documents of `reference`, analyzed as config.text
/// says; measures that count nothing need none. On the threads of the current TBB arena. Throws UsageError where a
/// measure takes more than words, or needs a reference that is not there, InputError as ReferenceWindows.
Evaluation evaluate_word_lists(const WordLists& lists, const EvaluateOptions& options, const ReferenceCorpus& reference,
                               const Config& config, const Registry& registry, Progress& progress);

}  // namespace topicmill
