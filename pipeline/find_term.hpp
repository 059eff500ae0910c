// One term of a run: the topics it belongs to, and the terms nearest to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/run_reader.hpp"

namespace topicmill {

/// A topic that has the term among its words.
struct TermTopic {
  std::int64_t topic = 0;
  std::string label;
  std::int64_t rank = 0;   ///< among the words of the topic, from 1
  double probability = 0;  ///< P(term | topic)
  double share = 0;        ///< of the term's weight over all topics
};

/// A term and how alike its topics are: the cosine of the two rows of weights.
struct NearTerm {
  std::string term;
  double similarity = 0;
};

struct FoundTerm {
  std::string term;
  std::vector<TermTopic> topics;  ///< by falling share
  std::vector<NearTerm> nearest;  ///< by falling similarity, ties by weight
};

/// Searches the top_words of the run; `count` nearest terms. Throws InputError where the directory is no run,
/// UsageError where no topic has the term, with the nearest term, or how often the corpus has it.
FoundTerm find_term(const std::filesystem::path& directory, const std::string& term, std::int64_t count,
                    TopicView view = TopicView::edited);

}  // namespace topicmill
