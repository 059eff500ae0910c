#include "topics/document_topics.hpp"

#include <algorithm>

namespace topicmill {

std::optional<std::int64_t> top_topic_of(std::span<const float> theta) {
  const auto top = std::max_element(theta.begin(), theta.end());
  if (!(*top > 0)) return std::nullopt;
  return top - theta.begin();
}

}  // namespace topicmill
