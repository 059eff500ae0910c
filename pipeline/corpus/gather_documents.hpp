// What several ranks have read of a corpus, brought together.
#pragma once

#include <cstdint>
#include <vector>

#include "text/counting/counted_corpus.hpp"

namespace topicmill {

/// The numbers, in the whole corpus, of the rows that were counted here. None for a process alone, whose rows are the
/// whole.
std::vector<std::int64_t> row_numbers(const CountedCorpus& corpus);

/// Documents, rejects and passages of all ranks go to the first, in corpus order; the others have none then.
void gather_documents(CountedCorpus& corpus);

}  // namespace topicmill
