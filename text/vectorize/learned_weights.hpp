// What weights learn from the training documents, beside the frequencies of their terms.
#pragma once

#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

class Registry;

/// Of m kept terms. A model keeps it, so that new documents are weighed as the training documents were.
struct LearnedWeights {
  double mean_length = 0;           ///< tokens of a document that are kept terms: mean over the documents with any
  std::vector<double> term_scales;  ///< m, by vectorize.term_degree; empty: all 1
  SparseMatrix neighbors;           ///< m x m, by vectorize.neighbors: row j has the neighbors of term j; 0 x 0: none
};

/// Learns what the options ask for from the counts of a training corpus. Parallel; the same for any number of threads.
/// Throws UsageError or ConfigError where options.tf is no member of the registry.
LearnedWeights learn_weights(const PrunedCounts& training, const VectorizeOptions& options, const Registry& registry);

}  // namespace topicmill
