// What became of the documents and terms of a corpus, in numbers.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/corpus/corpus_index.hpp"

namespace topicmill {

/// How many distinct terms a rule dropped.
struct DroppedByRule {
  std::string rule;
  std::int64_t terms = 0;
};

struct Funnel {
  std::int64_t read = 0;  ///< documents: skipped, duplicates or kept
  std::int64_t skipped = 0;
  std::int64_t duplicates = 0;
  std::int64_t kept = 0;
  std::int64_t empty = 0;           ///< of those kept: without a known term
  std::int64_t distinct_terms = 0;  ///< before pruning
  std::vector<DroppedByRule> dropped;
  std::int64_t kept_terms = 0;
};

Funnel funnel_of(const CorpusIndex& corpus);

}  // namespace topicmill
