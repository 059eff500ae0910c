// Brings the counts of all threads under one vocabulary.
#pragma once

#include <span>
#include <vector>

#include "text/document_counter.hpp"

namespace topicmill {

/// The corpus of the batches (in order), whose ids are of one of `vocabularies`. Terms come out in byte order, so the
/// result depends on the documents alone. Parallel: O(terms log terms + counts log counts per document); frees each
/// batch as it is merged.
CountedCorpus merge_counts(std::vector<BatchCounts>&& batches, std::span<const Vocabulary* const> vocabularies);

}  // namespace topicmill
