// One term of a run: the topics it belongs to, and the terms nearest to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/run_directory/run_reader.hpp"

namespace topicmill {

/// A topic that has the term among its words.
struct TermTopic {
  std::int64_t topic = 0;
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
/// Throws InputError where the directory is no run, UsageError, with the nearest term, where it is not in the
/// vocabulary.
FoundTerm find_term(const std::filesystem::path& directory, const std::string& term, std::int64_t count,
                    const Registry& registry, TopicView view = TopicView::edited);

}  // namespace topicmill
