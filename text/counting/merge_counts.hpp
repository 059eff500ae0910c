// Brings the counts of all threads together.
#pragma once

#include <span>
#include <vector>

#include "text/counting/counted_corpus.hpp"
#include "text/counting/document_counter.hpp"

namespace topicmill {

/// Appends the batches (in corpus order), whose ids are of one of `vocabularies`, and the terms of these to the corpus.
/// Parallel; O(documents + terms): counts stay where they are.
void append_counts(std::vector<BatchCounts>&& batches, std::span<const SummedVocabulary* const> vocabularies,
                   CountedCorpus& corpus);

}  // namespace topicmill
