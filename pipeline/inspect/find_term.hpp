// One term of a run: the topics it belongs to, and the terms nearest to it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// A topic that has the term among its words.
struct TermTopic {
  TopicId topic;
  std::string label;
  std::int64_t rank = 0;  ///< among the words of the topic by weight, from 1
  RunWord word;
};

/// A term and how alike its topics are: the cosine of the two rows of weights.
struct NearTerm {
  std::string term;
  double similarity = 0;
};

struct FoundTerm {
  std::string term;
  std::vector<TermTopic> topics;  ///< by falling P(topic | term)
  std::vector<NearTerm> nearest;  ///< by falling similarity, ties by weight
};

/// Searches all words of all topics for the term, or what the analyzer of the run makes of it; `count` nearest terms.
/// Throws UsageError, with the nearest term, where it is not in the vocabulary.
FoundTerm find_term(const FinishedRun& run, const std::string& term, std::int64_t count,
                    TopicView view = TopicView::edited);

}  // namespace topicmill
