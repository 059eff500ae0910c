// Words of one piece of text that is copied from document to document, whatever these are about: what headers,
// signatures, menus and forms are made of, and no subject is.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/coherence/window_counts.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// How far the first words of a topic are copied.
struct WeldedTopic {
  /// The part of the words' probability that is copied. A word counts by how far it is welded to its nearest partner
  /// (in full from a Jaccard index of documents of .7, not at all up to .4, in proportion between) times the sameness
  /// of its contexts: words of a story stand in the same documents too, but each time in another sentence.
  double share = 0;
  /// Of each word by rank, whether it belongs to a copied piece of text: it shares at least half of the documents that
  /// have either with two others, is itself copied by a twentieth, and it or one of these by a tenth.
  std::vector<bool> in_copy{};

  /// Whether so much is copied that the topic is no subject. Over 14 corpora in seven languages, subjects have less
  /// than .09, signatures, headers, footers and forms more than .12, and subjects with somebody's signature are
  /// between.
  bool is_boilerplate() const { return share >= 0.12; }
};

/// The first words of topics, and what was counted of them.
struct WeldingEvidence {
  const std::vector<std::vector<std::int64_t>>& words;  ///< terms of each topic, by rank
  const WordPairs& pairs;                               ///< the same as text; ranks that it lacks are left out
  const WindowCounts& documents;                        ///< of these pairs, by document_width
  const std::vector<double>& sameness;                  ///< of the words of `pairs`, by id (ContextCounter)
};

/// Of every topic. Words that meet in fewer than ten documents tell nothing.
std::vector<WeldedTopic> welded_topics(const TopicModel& model, const WeldingEvidence& evidence);

}  // namespace topicmill
