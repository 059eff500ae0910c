// Pruning of a corpus whose terms keep the order that they have.
#pragma once

#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// prune() of a corpus of corpus_of_counts(), with the terms that stay in the order of their columns instead of by code
/// point: for columns that have numbers instead of names.
PrunedCounts prune_in_order(CountedCorpus& corpus, const VectorizeOptions& options);

}  // namespace topicmill
