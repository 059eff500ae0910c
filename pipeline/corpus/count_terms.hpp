// The first stages of a run: documents or counts -> a matrix of kept terms.
#pragma once

#include "base/sparse_matrix.hpp"
#include "pipeline/corpus/corpus.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/corpus/run_context.hpp"
#include "text/input/corpus_pass.hpp"

namespace topicmill {

/// A corpus as a matrix of counts, n documents (or their passages) x m kept terms.
struct CountedMatrix {
  CorpusIndex index;
  SparseMatrix counts;
};

/// Reports a pass over a corpus, whose stage has begun.
PassProgress report_to(Progress& progress);

/// Lets filters learn, reads and counts the corpus, prunes its vocabulary and learns its weights. Stages "learn" (where
/// a filter has to), "read", "prune" and "learn weights" of the log; warns of skipped, repeated and empty documents, of
/// ids that occur twice, and of many documents in languages that the filters do not know. Throws InputError where
/// nothing is left to model.
CountedMatrix count_terms(Corpus& corpus, const RunContext& context);

/// The same of a part that `reader`, one of the corpus, has begun (CorpusReader::begin_part). Does not warn of
/// documents, and may find none: then there are no terms either.
CountedMatrix count_part(Corpus& corpus, CorpusReader& reader, const RunContext& context);

/// Throws InputError where there are none.
void require_documents(std::int64_t documents, const std::vector<Reject>& rejects);

/// Warns of skipped, repeated and empty documents, of ids that occur twice, and of languages that filters do not know.
void warn_of_documents(const CorpusIndex& corpus, RunLog& log);

}  // namespace topicmill
