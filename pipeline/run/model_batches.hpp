// nmf.solver: online: one pass over a corpus in batches, none of which is kept.
#pragma once

#include <optional>
#include <string_view>

#include "nmf/online_options.hpp"
#include "pipeline/run/model_corpus.hpp"

namespace topicmill {

/// The batches of a run, where its documents come in such. Throws UsageError where the config asks for what needs the
/// whole corpus.
std::optional<OnlineOptions> online_batches(const Config& config, const Registry& registry);

/// Throws UsageError where the solver wants batches: `who` has the whole matrix.
void refuse_batches(const NmfOptions& options, const Registry& registry, std::string_view who);

/// Factorizes the first batch, and lets its topics go on with each that follows, as an update does: documents get the
/// topics as they are when they come, and all else is that of the last. Topics are numbered by their share of all
/// documents, but where those of a former run keep theirs. Memory: that of a batch, and of the tables. The same for any
/// number of threads. Throws as model_corpus() does, and UsageError where the corpus is a matrix.
ModeledCorpus model_batches(Corpus& corpus, const OnlineOptions& batches, const FormerRun* former,
                            const RunContext& context);

}  // namespace topicmill
