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

/// The terms of both, by code point, each with the frequencies of both and the idf of their sum.
std::vector<Term> join_terms(const FormerTerms& a, const FormerTerms& b, const VectorizeOptions& options);

/// What weights learned of both, over `terms`, those of both. Terms of `a` keep their scales and neighbors; the others
/// have those of `b`, scales by the measure of `a` (the geometric mean over terms of both).
LearnedWeights join_weights(const FormerTerms& a, const FormerTerms& b, const std::vector<Term>& terms);

/// Of each former term, its place in `terms`. Throws Error (internal) where one is not there.
std::vector<std::uint32_t> places_of(const std::vector<Term>& former, const std::vector<Term>& terms);

}  // namespace topicmill
