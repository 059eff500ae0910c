// Coherence of the points of a sweep over one matrix, in one pass over the text for all of them.
#pragma once

#include <vector>

#include "pipeline/sweep/sweep_trial.hpp"

namespace topicmill {

/// Counts the first words of all topics of the results, and sets their coherence. Throws as CorpusReader does.
void measure_coherence(SweptMatrix& matrix, const std::vector<TrialResult*>& results, const Registry& registry,
                       Progress& progress);

}  // namespace topicmill
