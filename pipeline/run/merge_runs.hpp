// Runs that were made apart, as one: what `topicmill merge` does.
#pragma once

#include <string>
#include <vector>

#include "pipeline/run/run.hpp"

namespace topicmill {

/// Joins the runs at `directories`, two or more, in a run directory: the topics of the first, with the numbers that
/// they have there, then those of the others that are like none before (a cosine below `least_likeness`). Topics that
/// are alike become one. Topics fit the rows that all runs kept of their documents (nmf/continuation); documents keep
/// the topics that their run gave them, those that became one added up. Text is not read. `config`: of the first run,
/// with the output of the merge. Throws InputError where one is no run whose topics can go on, UsageError where text,
/// weights, loss or fields of two differ.
RunReport merge_runs(const std::vector<std::string>& directories, const Config& config, const Registry& registry,
                     Progress& progress);

}  // namespace topicmill
