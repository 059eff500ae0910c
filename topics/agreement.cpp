#include "topics/agreement.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace topicmill {
namespace {

/// How many documents have each label, each cluster, and each pair of both. Ordered, so that sums are the same always.
struct Contingency {
  std::map<std::int64_t, double> labels;
  std::map<std::int64_t, double> clusters;
  std::map<std::pair<std::int64_t, std::int64_t>, double> pairs;  ///< cluster, label
  double documents = 0;
};

Contingency count(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters) {
  Contingency table;
  table.documents = static_cast<double>(labels.size());
  for (std::size_t d = 0; d < labels.size(); ++d) {
    ++table.labels[labels[d]];
    ++table.clusters[clusters[d]];
    ++table.pairs[{clusters[d], labels[d]}];
  }
  return table;
}

template <class Counts>
double entropy(const Counts& counts, double documents) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum -= count / documents * std::log(count / documents);
  return sum;
}

double nmi_of(const Contingency& table) {
  if (table.labels.size() <= 1 && table.clusters.size() <= 1) return 1;
  const double labels = entropy(table.labels, table.documents);
  const double clusters = entropy(table.clusters, table.documents);
  const double mutual = labels + clusters - entropy(table.pairs, table.documents);
  constexpr double rounding = 1e-14;
  return mutual > rounding ? std::min(mutual / ((labels + clusters) / 2), 1.0) : 0;
}

double purity_of(const Contingency& table) {
  if (table.documents == 0) return 1;
  std::map<std::int64_t, double> commonest;
  for (const auto& [pair, count] : table.pairs) {
    double& most = commonest[pair.first];
    most = std::max(most, count);
  }
  double sum = 0;
  for (const auto& [cluster, most] : commonest) sum += most;
  return sum / table.documents;
}

/// Pairs of documents that have the same key.
template <class Counts>
double pairs_within(const Counts& counts) {
  double sum = 0;
  for (const auto& [key, count] : counts) sum += count * (count - 1) / 2;
  return sum;
}

double ari_of(const Contingency& table) {
  const double all = table.documents * (table.documents - 1) / 2;
  const double labels = pairs_within(table.labels);
  const double clusters = pairs_within(table.clusters);
  const double expected = all > 0 ? labels * clusters / all : 0;
  const double most = (labels + clusters) / 2;
  return most != expected ? (pairs_within(table.pairs) - expected) / (most - expected) : 1;
}

}  // namespace

Agreement agreement(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters) {
  const Contingency table = count(labels, clusters);
  return {nmi_of(table), purity_of(table), ari_of(table)};
}

}  // namespace topicmill
