// Words that stand in the same documents, whatever these are about: what headers, signatures, menus and forms are made
// of, and no subject is.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/coherence/window_counts.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// How the first words of a topic hang together.
struct WeldedTopic {
  /// Of each word by rank, with how many others of them it shares at least half of the documents that have either.
  std::vector<std::int64_t> partners;
  /// The part of the words' probability that is welded: a word counts by its nearest partner, in full from a Jaccard
  /// index of documents of .7, not at all up to .4, in proportion between.
  double share = 0;

  /// Whether so much is welded that the topic is no subject. On news, newsgroups and articles in three languages,
  /// subjects have less than .3, and headers, signatures and forms more than .4.
  bool is_boilerplate() const { return share >= 0.4; }
};

/// Of every topic. `words`: its terms by rank, `pairs` the same as text, `documents` the counts of documents of these
/// pairs (document_width). Words that meet in fewer than ten documents tell nothing.
std::vector<WeldedTopic> welded_topics(const TopicModel& model, const std::vector<std::vector<std::int64_t>>& words,
                                       const WordPairs& pairs, const WindowCounts& documents);

}  // namespace topicmill
