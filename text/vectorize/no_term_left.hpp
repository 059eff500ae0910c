// Thrown where a corpus has no term to make a matrix of.
#pragma once

#include "base/error.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// Says which rule removed how many terms, and the mend.
struct NoTermLeft : InputError {
  using InputError::InputError;
};

/// What pruning says where it leaves nothing: what each rule dropped, and the mend.
NoTermLeft no_term_left(const CountedCorpus& corpus, const VectorizeOptions& options, const DroppedTerms& dropped);

}  // namespace topicmill
