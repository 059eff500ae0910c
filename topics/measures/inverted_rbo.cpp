#include "topics/measures/inverted_rbo.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace topicmill {
namespace {

using Ranking = std::span<const std::uint32_t>;

/// How many words two rankings have in common among their first d, d from 1 to the length of the longer one.
std::vector<double> overlaps(Ranking left, Ranking right) {
  std::vector<double> common(std::max(left.size(), right.size()));
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto at = static_cast<std::size_t>(std::find(right.begin(), right.end(), left[i]) - right.begin());
    if (at < right.size()) common[std::max(i, at)] += 1;
  }
  for (std::size_t d = 1; d < common.size(); ++d) common[d] += common[d - 1];
  return common;
}

double value_of(std::size_t topic, const std::vector<std::vector<std::uint32_t>>& topics, double p) {
  if (topics[topic].empty()) return 0;
  if (topics.size() < 2) return 1;
  double sum = 0;
  for (std::size_t other = 0; other < topics.size(); ++other) {
    if (other != topic) sum += rank_biased_overlap(topics[topic], topics[other], p);
  }
  return 1 - sum / static_cast<double>(topics.size() - 1);
}

}  // namespace

double rank_biased_overlap(Ranking left, Ranking right, double p) {
  const std::size_t shorter = std::min(left.size(), right.size());
  if (shorter == 0) return 0;
  const auto common = overlaps(left, right);
  const auto s = static_cast<double>(shorter);
  const double at_shorter = common[shorter - 1];
  double sum = 0;
  double weight = 1;  // p^d
  for (std::size_t place = 0; place < common.size(); ++place) {
    const auto d = static_cast<double>(place + 1);
    weight *= p;
    sum += common[place] / d * weight;
    if (place >= shorter) sum += at_shorter * (d - s) / (s * d) * weight;
  }
  const auto l = static_cast<double>(common.size());
  return sum * (1 - p) / p + ((common.back() - at_shorter) / l + at_shorter / s) * weight;
}

std::vector<double> InvertedRbo::of_topics(const MeasuredTopics& topics, const WindowCounts* /*counts*/) const {
  const auto& rankings = topics.words.topics();
  std::vector<double> values(rankings.size());
  tbb::parallel_for(std::size_t{0}, rankings.size(), [&](std::size_t t) { values[t] = value_of(t, rankings, p_); });
  return values;
}

}  // namespace topicmill
