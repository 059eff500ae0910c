#include "topics/topic_distance.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "nmf/algebra/column_sums.hpp"
#include "topics/jensen_shannon.hpp"

namespace topicmill {
namespace {

/// A term that a topic has, and its P(term | topic).
struct Probability {
  std::int64_t term;
  double value;
};

/// The terms of a topic, ascending; the others have probability 0.
using Distribution = std::vector<Probability>;

std::vector<Distribution> distributions(const Factor& weights) {
  const auto masses = column_sums(weights);
  std::vector<Distribution> topics(masses.size());
  for (std::int64_t term = 0; term < weights.rows(); ++term) {
    const auto row = weights.row_span(term);
    for (std::size_t t = 0; t < row.size(); ++t) {
      if (row[t] > 0) topics[t].push_back({term, static_cast<double>(row[t]) / masses[t]});
    }
  }
  return topics;
}

double divergence(const Distribution& left, const Distribution& right) {
  double sum = 0;
  auto p = left.begin();
  auto q = right.begin();
  while (p != left.end() || q != right.end()) {
    const bool has_p = p != left.end() && (q == right.end() || p->term <= q->term);
    const bool has_q = q != right.end() && (p == left.end() || q->term <= p->term);
    sum += divergence_at(has_p ? p->value : 0, has_q ? q->value : 0);
    p += has_p ? 1 : 0;
    q += has_q ? 1 : 0;
  }
  return sum;
}

double distance(const Distribution& left, const Distribution& right) {
  if (left.empty() || right.empty()) return 1;
  return std::sqrt(std::clamp(divergence(left, right) / std::numbers::ln2, 0.0, 1.0));
}

}  // namespace

Distances topic_distances(const Factor& weights) {
  const auto topics = distributions(weights);
  const std::size_t k = topics.size();
  Distances distances{weights.k(), std::vector<double>(k * k, 0.0)};
  tbb::parallel_for(std::size_t{0}, k, [&](std::size_t s) {
    for (std::size_t t = 0; t < s; ++t) {
      distances.values[s * k + t] = distances.values[t * k + s] = distance(topics[s], topics[t]);
    }
  });
  return distances;
}

}  // namespace topicmill
