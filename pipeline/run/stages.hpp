// The stages of a run, one function each; run.cpp strings them together.
#pragma once

#include "nmf/restarts.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "pipeline/corpus/run_context.hpp"
#include "pipeline/run/run.hpp"
#include "text/vectorize/vectorize.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {

/// The matrix of a corpus as its factorization takes it, from its counts. Stage "weigh".
WeightedMatrix weigh(SparseMatrix counts, const CorpusIndex& index, const RunContext& context);

/// What a factorization on its way tells people.
NmfProgress tell_iterations(const RunContext& context);

/// What the factorization means. Every document first gets the W that is best for H as it is, which is the one that
/// `transform` gives it; W stays as it is where nmf.fixed is w. Topics of passages are summed up to those of documents.
/// `past`: of a former run whose topics go on and keep their numbers. Of several ranks the first has all rows
/// afterwards. Stages "fold in", "keep" and "topics".
DescribedTopics describe_topics(Factorization factorization, WeightedMatrix& V, const CorpusIndex& index,
                                const RunContext& context, const PastRows* past = nullptr);

/// What the other ranks do of it: they hand in their rows.
void help_describe_topics(Factor H, WeightedMatrix& V, const CorpusIndex& index, const RunContext& context);

/// Factorizes as the config says, as often as it says. Stage "factorize"; passes on the solver's warnings.
template <class T>
BasicRestarts<T> factorize(const Problem<T>& problem, const RunContext& context);

/// The same of a corpus, in the precision that the config asks for; tables need no more than float32.
Restarts factorize_corpus(const WeightedMatrix& V, const RunContext& context);

/// What there is to say of any run, once it is written.
RunReport report_of(const Config& config, const CorpusIndex& corpus, const RunLog& log);

}  // namespace topicmill
