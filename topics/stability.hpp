// How firmly topics stand: whether they come again from other starts or other documents (Greene, O'Callaghan and
// Cunningham 2014, "How many topics? Stability analysis for topic models").
#pragma once

#include <string>
#include <vector>

#include "topics/top_terms.hpp"

namespace topicmill {

/// How alike two rankings are, the head counting most: the mean over d of the Jaccard index of their first d terms, d
/// up to the length of the longer one (their AJ). 0 where both are empty. O(length^2).
double average_jaccard(const RankedTerms& left, const RankedTerms& right);

/// How well the topics of a reference come again.
struct Stability {
  std::vector<double> topics;  ///< of each topic of the reference the mean over runs, in [0, 1]
  double mean = 0;             ///< over topics
};

/// Matches the topics of each run with those of the reference by the Hungarian method on average_jaccard (their agree);
/// a topic without a match, in a run of fewer topics, scores 0 there. 1 throughout where there are no runs to differ.
/// O(runs k^2 length^2). Pure: any thread.
Stability stability(const std::vector<RankedTerms>& reference, const std::vector<std::vector<RankedTerms>>& runs);

/// Of each topic of a reference, the mean over runs of the largest Jaccard index of its words and those of a topic
/// there, in [0, 1]: whether it comes again, as a topic of its own or not. The runs may be of other corpora. 0 for a
/// topic of no words. `runs`: at least one. O(runs k^2 words). Pure: any thread.
std::vector<double> best_jaccard(const std::vector<std::vector<std::string>>& reference,
                                 const std::vector<std::vector<std::vector<std::string>>>& runs);

}  // namespace topicmill
