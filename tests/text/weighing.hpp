// Weighted corpora for tests.
#pragma once

#include "base/registry.hpp"
#include "text/vectorize/weigher.hpp"

namespace topicmill {

/// What makes weights of the counts of a training corpus, and of others.
inline Weigher weigher_of(const PrunedCounts& training, const VectorizeOptions& options) {
  const Registry registry = Registry().add(builtin_term_weights());
  return {training.terms, learn_weights(training, options, registry), options, registry};
}

inline SparseMatrix weights_of(PrunedCounts&& training, const VectorizeOptions& options) {
  return weigher_of(training, options)(std::move(training.counts));
}

}  // namespace topicmill
