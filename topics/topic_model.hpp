// What a factorization means: topics by prevalence, the words of a topic, the topics of a document.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "nmf/factorization.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// One topic. Topics are numbered from 0 by falling share and keep that number everywhere.
struct Topic {
  double mass = 0;             ///< |H_t|_1: the weight of the whole topic
  double share = 0;            ///< mean of theta over the documents that are not empty
  std::int64_t documents = 0;  ///< how many have it as their top topic
  double tokens = 0;           ///< sum over documents of theta times their known tokens
};

/// The topic of largest theta, ties to the lower number; none where theta is zero. `theta`: k, k >= 1.
std::optional<std::int64_t> top_topic_of(std::span<const float> theta);

/// n documents and m terms over k topics.
struct TopicModel {
  Factor theta;               ///< n x k: P(topic | document); rows sum to 1, or are zero for a document without terms.
                              ///< 0 rows where the documents are not at hand
  Factor weights;             ///< m x k: H; column t sums to topics[t].mass
  std::vector<Topic> topics;  ///< k
  std::vector<float>
      explained{};  ///< n, or none: how much of each document the topics explain (nmf/fold_in/fold_in.hpp)

  std::int64_t k() const { return weights.k(); }

  /// phi: P(term | topic).
  double probability(std::int64_t term, std::int64_t topic) const;

  /// top_topic_of its theta.
  std::optional<std::int64_t> top_topic(std::int64_t document) const { return top_topic_of(theta.row_span(document)); }

  /// Term ids of a topic by falling weight, ties to the lower id (code point order), zeros left out; at most `count`.
  /// O(m log count).
  std::vector<std::int64_t> top_terms(std::int64_t topic, std::optional<std::int64_t> count) const;
};

/// Sorts the components by prevalence and turns W into theta: theta_dt is proportional to W_dt |H_t|_1, so that the
/// scale between W and H does not matter. Takes over the memory of the factors.
TopicModel describe_topics(Factorization factorization);

/// Turns rows of W into rows of theta, in place, in parallel. `topics`: those of W's columns.
void weigh_by_mass(const std::vector<Topic>& topics, Factor& W);

/// Sets the tokens of each topic. `known_tokens`: n, of each document.
void count_tokens(const std::vector<std::int64_t>& known_tokens, TopicModel& model);

/// Puts the columns of both factors into the order of prevalence, nothing else: for matrices that are no text.
template <class T>
void sort_components(BasicFactor<T>& W, BasicFactor<T>& H);

/// The first words of a topic, for people: "game team hockey".
std::string topic_label(const TopicModel& model, std::int64_t topic, const std::vector<Term>& terms);

}  // namespace topicmill
