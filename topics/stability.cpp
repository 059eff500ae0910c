#include "topics/stability.hpp"

#include <algorithm>
#include <numeric>

#include "topics/assignment.hpp"
#include "topics/jaccard.hpp"

namespace topicmill {
namespace {

bool is_among(std::int64_t term, const RankedTerms& list, std::size_t first) {
  const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::min(first, list.size()));
  return std::find(list.begin(), end, term) != end;
}

/// The agreement of every topic on the left with every topic on the right.
Worth agreements(const std::vector<RankedTerms>& left, const std::vector<RankedTerms>& right) {
  Worth worth{static_cast<std::int64_t>(left.size()), static_cast<std::int64_t>(right.size()), {}};
  for (const auto& topic : left) {
    for (const auto& other : right) worth.values.push_back(average_jaccard(topic, other));
  }
  return worth;
}

using Words = std::vector<std::string>;

std::vector<Words> sorted(std::vector<Words> topics) {
  for (auto& words : topics) std::sort(words.begin(), words.end());
  return topics;
}

}  // namespace

double average_jaccard(const RankedTerms& left, const RankedTerms& right) {
  const std::size_t depth = std::max(left.size(), right.size());
  double sum = 0;
  double common = 0;
  for (std::size_t d = 0; d < depth; ++d) {
    // What is new at this depth: a term of one list that the other has by now, counted once.
    if (d < left.size() && is_among(left[d], right, d + 1)) common += 1;
    if (d < right.size() && is_among(right[d], left, d)) common += 1;
    const auto all = static_cast<double>(std::min(d + 1, left.size()) + std::min(d + 1, right.size())) - common;
    sum += common / all;
  }
  return depth > 0 ? sum / static_cast<double>(depth) : 0;
}

Stability stability(const std::vector<RankedTerms>& reference, const std::vector<std::vector<RankedTerms>>& runs) {
  Stability result{std::vector<double>(reference.size(), runs.empty() ? 1.0 : 0.0), 0};
  for (const auto& run : runs) {
    const Worth worth = agreements(reference, run);
    const auto partner = best_assignment(worth);
    for (std::size_t t = 0; t < reference.size(); ++t) {
      if (!partner[t]) continue;
      result.topics[t] += worth(static_cast<std::int64_t>(t), *partner[t]) / static_cast<double>(runs.size());
    }
  }
  const double sum = std::accumulate(result.topics.begin(), result.topics.end(), 0.0);
  result.mean = reference.empty() ? 0 : sum / static_cast<double>(reference.size());
  return result;
}

std::vector<double> best_jaccard(const std::vector<Words>& reference, const std::vector<std::vector<Words>>& runs) {
  const auto topics = sorted(reference);
  std::vector<double> values(topics.size());
  for (const auto& run : runs) {
    const auto others = sorted(run);
    for (std::size_t t = 0; t < topics.size(); ++t) {
      double best = 0;
      for (const auto& other : others) best = std::max(best, jaccard(topics[t], other));
      values[t] += best / static_cast<double>(runs.size());
    }
  }
  return values;
}

}  // namespace topicmill
