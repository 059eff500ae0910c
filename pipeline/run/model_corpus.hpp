// A corpus becomes topics: the middle of every run, between its input and what is told of it.
#pragma once

#include <vector>

#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/run/former_run.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {

/// n documents, m terms and k topics.
struct ModeledCorpus {
  CorpusIndex index;
  Breakdown breakdown;
  WeightedMatrix V;   ///< n x m; of batches, an even sample of their rows
  MatrixShape shape;  ///< of all rows
  DescribedTopics topics;
  Summary summary;             ///< of the factorization; of batches, of the last
  std::vector<Factor> others;  ///< H of the other restarts
};

/// Counts, weighs and factorizes the corpus: as a whole, or in batches where nmf.solver says so. `former`: the run
/// whose topics go on, and whose terms the context has; null where there is none. Throws as run() does.
ModeledCorpus model_corpus(Corpus& corpus, const FormerRun* former, const RunContext& context);

/// The same of what was counted, but for its breakdown.
ModeledCorpus model_counts(CountedMatrix counted, const FormerRun* former, const RunContext& context);

}  // namespace topicmill
