#include "pipeline/corpus/funnel.hpp"

namespace topicmill {
namespace {

std::vector<DroppedByRule> dropped_terms(const CorpusIndex& corpus) {
  const DroppedTerms& dropped = corpus.dropped;
  std::vector<DroppedByRule> rules{{"memory_mb", corpus.forgotten.terms},
                                   {"min_df", dropped.min_df},
                                   {"max_df", dropped.max_df},
                                   {"max_features", dropped.max_features}};
  if (corpus.absent_terms) rules.push_back({"vocabulary", dropped.not_listed});
  return rules;
}

}  // namespace

Funnel funnel_of(const CorpusIndex& corpus) {
  Funnel funnel;
  funnel.skipped = std::ssize(corpus.rejects);
  funnel.duplicates = std::ssize(corpus.duplicates);
  funnel.kept = std::ssize(corpus.documents);
  funnel.read = funnel.skipped + funnel.duplicates + funnel.kept;
  funnel.empty = corpus.empty_documents();
  funnel.distinct_terms = corpus.distinct_terms;
  funnel.dropped = dropped_terms(corpus);
  funnel.kept_terms = std::ssize(corpus.terms);
  return funnel;
}

}  // namespace topicmill
