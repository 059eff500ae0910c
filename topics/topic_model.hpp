// Topics: how large each is, and its words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "nmf/algebra/factor.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// One topic. Topics are numbered from 0 by falling share and keep that number everywhere.
struct Topic {
  double mass = 0;             ///< |H_t|_1: the weight of the whole topic
  double share = 0;            ///< mean of theta over the documents that are not empty
  std::int64_t documents = 0;  ///< how many have it as their top topic
  double tokens = 0;           ///< sum over documents of theta times their known tokens
};

/// k topics over m terms.
struct TopicModel {
  Factor weights;             ///< m x k: H; column t sums to topics[t].mass
  std::vector<Topic> topics;  ///< k

  std::int64_t k() const { return weights.k(); }

  /// phi: P(term | topic).
  double probability(std::int64_t term, std::int64_t topic) const;

  /// The sum of P(term | topic) over all topics: what they give a term, each as if they were of one size. O(k).
  double probability_in_all(std::int64_t term) const;

  /// Term ids of a topic by falling weight, ties to the lower id (code point order), zeros left out; at most `count`.
  /// O(m log count).
  std::vector<std::int64_t> top_terms(std::int64_t topic, std::optional<std::int64_t> count) const;
};

/// The first words of a topic, for people: "game team hockey".
std::string topic_label(const TopicModel& model, std::int64_t topic, const std::vector<Term>& terms);

}  // namespace topicmill
