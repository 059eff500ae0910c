// A model made by hand, for the tests of what is drawn of it.
#pragma once

#include <vector>

#include "topics/topic_model.hpp"

namespace topicmill {

/// Rows of theta, and the explained share of each.
inline TopicModel model_of(const std::vector<std::vector<float>>& theta, float explained = 0.5F) {
  const auto k = std::ssize(theta.front());
  TopicModel model{Factor(std::ssize(theta), k), Factor(1, k), std::vector<Topic>(theta.front().size())};
  for (std::size_t row = 0; row < theta.size(); ++row) {
    std::copy(theta[row].begin(), theta[row].end(), model.theta.row(static_cast<std::int64_t>(row)));
    model.explained.push_back(explained);
  }
  return model;
}

}  // namespace topicmill
