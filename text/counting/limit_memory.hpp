// Keeps a corpus that is being counted within a bound of memory.
#pragma once

#include <cstdint>

#include "text/counting/counted_corpus.hpp"

namespace topicmill {

/// Bytes that the counts and terms of a corpus take, about: a figure that depends on the documents alone.
std::int64_t counted_bytes(const CountedCorpus& corpus);

/// Drops the terms in at most `documents` documents, and their counts. Parallel; O(terms + counts).
void drop_rare_terms(std::int64_t documents, CountedCorpus& corpus);

/// Where they take more than `bytes`, forgets the terms in the fewest documents, and their counts, until they take at
/// most half of it, or every term in less than a hundredth of the documents is gone. Notes it in corpus.forgotten.
/// Parallel.
void limit_memory(std::int64_t bytes, CountedCorpus& corpus);

}  // namespace topicmill
