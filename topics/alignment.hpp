// Which topics of two models are the same: how alike any two are, and who goes with whom.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/options.hpp"
#include "nmf/algebra/factor.hpp"
#include "topics/assignment.hpp"

namespace topicmill {

/// The topics of a model and the names of their terms: what can be compared with another model, of other terms and
/// another number of topics.
struct NamedTopics {
  std::vector<std::string> terms;  ///< m, no two alike
  Factor weights;                  ///< m x k, non-negative: a column is a topic
};

/// How alike two topics are, each a number from 0 (nothing in common) to 1 (the same).
enum class Likeness {
  cosine,          ///< of the two columns of weights
  jensen_shannon,  ///< 1 - divergence / ln 2
  jaccard          ///< the words that both have among their first, over those that either has
};
constexpr auto enum_names(Likeness) {
  return std::array{Named<Likeness>{Likeness::cosine, "cosine"},
                    Named<Likeness>{Likeness::jensen_shannon, "jensen_shannon"},
                    Named<Likeness>{Likeness::jaccard, "jaccard"}};
}

/// What counts as alike.
struct AlignmentOptions {
  Likeness by = Likeness::cosine;
  std::int64_t top_words = 10;  ///< how many words of a topic `jaccard` looks at
  double least = 0;             ///< topics that are less alike are no pair
};

/// Who goes with whom.
struct Alignment {
  Worth likeness;                                    ///< of every topic of the left with every topic of the right
  std::vector<std::optional<std::int64_t>> partner;  ///< of each topic of the left; none where it has none

  /// Of each topic of the right its partner on the left.
  std::vector<std::optional<std::int64_t>> partner_of_right() const;
};

/// Pairs the topics of two models so that the sum of their likeness is largest (the Hungarian method), over the union
/// of their terms: a term that one model does not have has no weight there. A topic without weight is like no other.
/// O(k k' m) time. Pure: any thread.
Alignment align(const NamedTopics& left, const NamedTopics& right, const AlignmentOptions& options = {});

}  // namespace topicmill
