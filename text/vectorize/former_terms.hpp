// The terms of a model that goes on with new documents: they stay, and what is new joins them.
#pragma once

#include <cstdint>
#include <vector>

#include "text/vectorize/learned_weights.hpp"

namespace topicmill {

/// What a model knows of its terms. Refers to it.
struct FormerTerms {
  const std::vector<Term>& terms;
  const LearnedWeights& weights;
  const RareTerms& rare;  ///< that join once both corpora have enough of them
  std::int64_t rows = 0;  ///< documents, or passages, that their frequencies are of
};

/// As prune(), but of both corpora: frequencies, idf and the limits are those of their sum. Former terms stay whatever
/// the limits say; a term joins that is in as many rows of both as min_df asks for. Terms by code point.
PrunedCounts prune_onto(const FormerTerms& former, CountedCorpus& corpus, const VectorizeOptions& options);

/// What weights learned of a new corpus, carried on: former terms keep their scales and neighbors; those that joined
/// get theirs from the new corpus, scales by the measure of the former ones (the geometric mean of what the terms of
/// both have in both). `learned` is of `terms`, among which are all former ones.
LearnedWeights join_weights(const FormerTerms& former, LearnedWeights learned, const std::vector<Term>& terms,
                            std::int64_t rows);

/// Of each former term, its place in `terms`. Throws Error (internal) where one is not there.
std::vector<std::uint32_t> places_of(const std::vector<Term>& former, const std::vector<Term>& terms);

}  // namespace topicmill
