// Topics of documents made by hand, for the tests of what is drawn of them.
#pragma once

#include <vector>

#include "topics/document_topics.hpp"

namespace topicmill {

/// Rows of theta, and the explained share of each.
inline DocumentTopics topics_with(const std::vector<std::vector<float>>& theta, float explained = 0.5F) {
  DocumentTopics topics{Factor(std::ssize(theta), std::ssize(theta.front())), {}};
  for (std::size_t row = 0; row < theta.size(); ++row) {
    std::copy(theta[row].begin(), theta[row].end(), topics.theta.row(static_cast<std::int64_t>(row)));
    topics.explained.push_back(explained);
  }
  return topics;
}

}  // namespace topicmill
