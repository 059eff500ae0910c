// The topics of documents.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// The topic of largest theta, ties to the lower number; none where theta is zero. `theta`: k, k >= 1.
std::optional<std::int64_t> top_topic_of(std::span<const float> theta);

/// What most of a text is about.
struct TopTopic {
  std::optional<std::int64_t> topic;  ///< none where theta is zero
  float theta = 0;                    ///< of it
};

/// n documents over the k topics of a TopicModel.
struct DocumentTopics {
  Factor theta;  ///< n x k: P(topic | document); rows sum to 1, or are zero for a document without terms
  std::vector<float> explained;  ///< n: how much of each document the topics explain (nmf/fold_in/fold_in.hpp)

  std::int64_t k() const { return theta.k(); }

  /// top_topic_of its theta.
  std::optional<std::int64_t> top_topic(std::int64_t document) const { return top_topic_of(theta.row_span(document)); }
};

}  // namespace topicmill
