#include "topics/agreement/expected_information.hpp"

#include <algorithm>
#include <map>

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

/// How many of them have each size: of a thousand labels of one document, one is enough to look at.
std::map<std::int64_t, std::int64_t> sizes_of(const std::vector<std::int64_t>& counts) {
  std::map<std::int64_t, std::int64_t> sizes;
  for (const std::int64_t count : counts) {
    if (count > 0) ++sizes[count];
  }
  return sizes;
}

}  // namespace

double expected_information(const Contingency& table, const Logarithms& logs) {
  double sum = 0;
  const auto clusters = sizes_of(table.clusters);
  for (const auto& [a, labels_of_a] : sizes_of(table.labels)) {
    for (const auto& [b, clusters_of_b] : clusters) {
      sum += static_cast<double>(labels_of_a * clusters_of_b) * expected_of_pair(a, b, table.documents, logs);
    }
  }
  return table.documents > 0 ? sum / static_cast<double>(table.documents) : 0;
}

}  // namespace topicmill
