// The stages of a run, one function each; run.cpp strings them together.
#pragma once

#include "nmf/restarts.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus_matrix.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/progress/run_log.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// What the factorization means. Every document first gets the W that is best for H as it is, which is the one that
/// `transform` gives it; W stays as it is where nmf.fixed is w. Stages "fold in" and "topics".
TopicModel describe_topics(Factorization factorization, const CorpusMatrix& corpus, const Config& config,
                           const Registry& registry, RunLog& log);

/// Factorizes as the config says, as often as it says. Stage "factorize"; passes on the solver's warnings.
template <class T>
BasicRestarts<T> factorize(const Problem<T>& problem, const Config& config, const Registry& registry, RunLog& log,
                           Progress& progress);

/// The same of a corpus, in the precision that the config asks for; tables need no more than float32.
Restarts factorize_corpus(const SparseMatrix& V, const Config& config, const Registry& registry, RunLog& log,
                          Progress& progress);

}  // namespace topicmill
