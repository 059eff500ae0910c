// The stage of a run that measures its topics.
#pragma once

#include "pipeline/corpus/run_context.hpp"
#include "pipeline/corpus/run_windows.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {

/// Measures the topics as config.evaluate says, and their stability over `others`, the H of other runs, where there are
/// any, by their first evaluate.top_words words. Measures that count documents take them from the matrix; those that
/// count windows join the second pass over the text and make it, and are left out with a warning where there is none (a
/// ready matrix) or it can be read only once. Stage "evaluate" of the log, which gets the warnings.
/// Then names the topics, with phrases where that pass was made, and says which of them to doubt: stage "names".
Evaluation evaluate_run(const ReadableRun& run, const DescribedTopics& topics, const std::vector<Factor>& others,
                        const RunContext& context);

}  // namespace topicmill
