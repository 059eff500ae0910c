// Measures the topics of a finished run: on its own corpus, or on another.
#pragma once

#include <string>
#include <vector>

#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/inspect/reference_windows.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// Measures the topics of the run as `options` say. The words are counted in the
/// documents of `reference`, or where it has no path in those that the run was made of, read anew: a warning says so
/// where they have changed. Either way they are analyzed as the run's were. Labels and topics
/// of documents come from the table doc_topics, stability from topics, where the run measured it;
/// `against`: directories of other runs, in which topics may come again. On the threads of the
/// current TBB arena. Throws InputError where an input or a table cannot be read, UsageError where the run has no such
/// label field.
Evaluation evaluate_directory(const FinishedRun& run, const EvaluateOptions& options, const ReferenceCorpus& reference,
                              const std::vector<std::string>& against, Progress& progress);

}  // namespace topicmill
