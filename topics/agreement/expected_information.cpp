#include "topics/agreement/expected_information.hpp"

#include <algorithm>

#include "topics/agreement/walk_from_mode.hpp"

namespace topicmill {
namespace {

/// The mean of n ln(n N / (a b)) over the n that a label of a documents and a cluster of b have in common by chance.
double expected_of_pair(std::int64_t a, std::int64_t b, std::int64_t N, const Logarithms& logs) {
  const auto outside = N - a - b;
  const auto low = std::max<std::int64_t>(0, -outside);
  const auto high = std::min(a, b);
  const auto as_double = [](std::int64_t n) { return static_cast<double>(n); };
  const double peak = as_double(a + 1) * as_double(b + 1) / as_double(N + 2);
  const auto mode = std::clamp(static_cast<std::int64_t>(peak), low, high);
  const auto ratio = [&](std::int64_t n) {
    return as_double(a - n) * as_double(b - n) / (as_double(n + 1) * as_double(outside + n + 1));
  };
  const double shift = logs.of(N) - logs.of(a) - logs.of(b);
  double weights = 0;
  double sum = 0;
  walk_from_mode(mode, low, high, ratio, [&](std::int64_t n, double weight) {
    weights += weight;
    if (n > 0) sum += weight * as_double(n) * (logs.of(n) + shift);
    return true;
  });
  return sum / weights;
}

}  // namespace

double expected_information(const Contingency& table, const Logarithms& logs) {
  double sum = 0;
  for (const std::int64_t a : table.labels) {
    for (const std::int64_t b : table.clusters) {
      if (a > 0 && b > 0) sum += expected_of_pair(a, b, table.documents, logs);
    }
  }
  return table.documents > 0 ? sum / static_cast<double>(table.documents) : 0;
}

}  // namespace topicmill
