#include "topics/agreement/agreement_intervals.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "topics/agreement/resample.hpp"

namespace topicmill {
namespace {

constexpr std::uint64_t seed = 1;

/// Between the two values that are nearest, linearly. `sorted`: not empty.
double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], at - std::floor(at));
}

std::vector<Agreement> resampled_agreements(const Contingency& table) {
  const Logarithms logs(table.documents);
  std::vector<Agreement> found(agreement_resamples);
  tbb::parallel_for(std::int64_t{0}, agreement_resamples, [&](std::int64_t i) {
    const auto number = static_cast<std::uint64_t>(i);
    found[number] = agreement(resample(table, seed, number), logs);
  });
  return found;
}

}  // namespace

AgreementIntervals agreement_intervals(const Contingency& table, const Agreement& agreement) {
  const auto resamples = resampled_agreements(table);
  AgreementIntervals intervals;
  for (const auto& [name, member, least] : agreement_measures) {
    std::vector<double> values;
    for (const auto& resample : resamples) values.push_back(resample.*member);
    std::sort(values.begin(), values.end());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    const double bias = mean - agreement.*member;
    constexpr double tail = (1 - agreement_confidence) / 2;
    intervals.low.*member = std::clamp(quantile(values, tail) - bias, least, 1.0);
    intervals.high.*member = std::clamp(quantile(values, 1 - tail) - bias, least, 1.0);
  }
  return intervals;
}

}  // namespace topicmill
