#include "pipeline/report/document_columns.hpp"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace topicmill {
namespace {

template <class Number>
Number share_of_all(double share) {
  constexpr double all = std::numeric_limits<Number>::max();
  return static_cast<Number>(std::lround(std::clamp(share, 0.0, 1.0) * all));
}

struct TopicShare {
  std::uint16_t topic = no_topic;
  float share = 0;
};

using LargestTopics = std::array<TopicShare, topics_of_document>;

/// Places without a topic come behind all that have one.
bool is_before(const TopicShare& a, const TopicShare& b) {
  return a.share != b.share ? a.share > b.share : a.topic < b.topic;
}

LargestTopics largest_topics(std::span<const float> theta) {
  LargestTopics largest;
  for (std::size_t topic = 0; topic < theta.size(); ++topic) {
    TopicShare next{static_cast<std::uint16_t>(topic), theta[topic]};
    if (!(next.share > 0)) continue;
    for (auto& place : largest) {
      if (is_before(next, place)) std::swap(next, place);
    }
  }
  return largest;
}

}  // namespace

DocumentColumns document_columns(const Factor& theta, const std::vector<std::optional<Point>>& points) {
  const std::size_t rows = points.size();
  DocumentColumns columns;
  columns.x.resize(rows, 0);
  columns.y.resize(rows, 0);
  for (auto& topics : columns.topics) topics.resize(rows);
  for (auto& shares : columns.shares) shares.resize(rows);
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, rows, 4096), [&](const auto& range) {
    for (std::size_t row = range.begin(); row < range.end(); ++row) {
      if (points[row]) columns.x[row] = share_of_all<std::uint16_t>(points[row]->x);
      if (points[row]) columns.y[row] = share_of_all<std::uint16_t>(points[row]->y);
      const auto largest = largest_topics(theta.row_span(static_cast<std::int64_t>(row)));
      for (std::size_t i = 0; i < largest.size(); ++i) {
        columns.topics[i][row] = largest[i].topic;
        columns.shares[i][row] = share_of_all<std::uint8_t>(static_cast<double>(largest[i].share));
      }
    }
  });
  return columns;
}

}  // namespace topicmill
