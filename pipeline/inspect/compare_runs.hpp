// Two runs side by side: which topics are the same, which words they share, and which documents moved.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/run_directory/finished_run.hpp"
#include "topics/alignment.hpp"

namespace topicmill {

struct CompareOptions {
  AlignmentOptions alignment{.least = 0.3};
  std::int64_t words = 10;  ///< how many first words of each topic are set against each other
};

/// A topic of one run and the same topic of the other; or a topic that only one of them has.
struct TopicPair {
  std::optional<TopicId> left;
  std::optional<TopicId> right;
  double likeness = 0;              ///< 0 where there is no partner
  std::vector<std::string> shared;  ///< words that are among the first of both, in the order of the left
  std::vector<std::string> only_left;
  std::vector<std::string> only_right;
};

/// How many documents have `from` as their top topic in the left run and `to` in the right one; none: no topic.
struct Movement {
  std::optional<TopicId> from;
  std::optional<TopicId> to;
  std::int64_t documents = 0;
  bool stays = false;  ///< the two topics are partners, or neither is a topic
};

/// Documents of the two runs, matched by id.
struct ComparedDocuments {
  std::int64_t common = 0;
  std::int64_t only_left = 0;
  std::int64_t only_right = 0;
  std::int64_t repeated = 0;        ///< rows whose id is not the first of its name, which cannot be matched
  std::vector<Movement> movements;  ///< of common documents, the largest first

  std::int64_t staying() const;
};

/// One of the two runs.
struct ComparedRun {
  std::vector<RunTopic> topics;  ///< all of the run, apart
  NamedTopics named;

  const RunTopic& topic(TopicId id) const { return topics[id.place()]; }
};

struct Comparison {
  ComparedRun left;
  ComparedRun right;
  std::vector<TopicPair> pairs;  ///< by topic of the left run, then topics that only the right run has
  double mean_likeness = 0;      ///< over the pairs that have both
  ComparedDocuments documents;
};

/// Compares two runs. The number of topics, the terms and the documents may differ. Throws InputError where one is no
/// run with topics.
Comparison compare_runs(const FinishedRun& left, const FinishedRun& right, const CompareOptions& options);

}  // namespace topicmill
