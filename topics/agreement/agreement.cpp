#include "topics/agreement/agreement.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "topics/agreement/expected_information.hpp"

namespace topicmill {
namespace {

using Counts = std::vector<std::int64_t>;

std::int64_t living(const Counts& counts) {
  return std::count_if(counts.begin(), counts.end(), [](std::int64_t count) { return count > 0; });
}

/// In nats.
struct Information {
  double labels = 0;    ///< entropy
  double clusters = 0;  ///< entropy
  double mutual = 0;
};

double entropy(const Counts& counts, std::int64_t documents, const Logarithms& logs) {
  double sum = 0;
  for (const std::int64_t count : counts) {
    if (count > 0) sum += static_cast<double>(count) * (logs.of(documents) - logs.of(count));
  }
  return documents > 0 ? sum / static_cast<double>(documents) : 0;
}

double mutual_information(const Contingency& table, const Logarithms& logs) {
  double sum = 0;
  for (const auto& [cluster, label, count] : table.pairs) {
    if (count == 0) continue;
    const double apart = logs.of(table.clusters[cluster]) + logs.of(table.labels[label]);
    sum += static_cast<double>(count) * (logs.of(count) + logs.of(table.documents) - apart);
  }
  constexpr double rounding = 1e-14;
  const double mutual = table.documents > 0 ? sum / static_cast<double>(table.documents) : 0;
  return mutual > rounding ? mutual : 0;
}

/// Mutual information that differs from an entropy by rounding alone is that entropy: the same partition gets 1.
Information information(const Contingency& table, const Logarithms& logs) {
  Information found{entropy(table.labels, table.documents, logs), entropy(table.clusters, table.documents, logs),
                    mutual_information(table, logs)};
  constexpr double rounding = 1e-14;
  if (found.labels - found.mutual <= rounding * found.labels) found.mutual = found.labels;
  if (found.clusters - found.mutual <= rounding * found.clusters) found.clusters = found.mutual;
  return found;
}

/// Of mutual information of an entropy that it cannot exceed.
double share(double mutual, double entropy) { return entropy > 0 ? std::min(mutual / entropy, 1.0) : 1; }

/// Not 0, for a quotient of two that are 0 together.
double away_from_zero(double value) {
  constexpr double least = std::numeric_limits<double>::epsilon();
  return value < 0 ? std::min(value, -least) : std::max(value, least);
}

double ami_of(const Information& found, double expected) {
  const double most = (found.labels + found.clusters) / 2;
  return away_from_zero(found.mutual - expected) / away_from_zero(most - expected);
}

double harmonic_mean(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

double purity_of(const Contingency& table) {
  if (table.documents == 0) return 1;
  Counts commonest(table.clusters.size());
  for (const auto& pair : table.pairs) commonest[pair.cluster] = std::max(commonest[pair.cluster], pair.documents);
  double sum = 0;
  for (const std::int64_t most : commonest) sum += static_cast<double>(most);
  return sum / static_cast<double>(table.documents);
}

/// Pairs of documents among so many.
double pairs_of(std::int64_t documents) {
  return static_cast<double>(documents) * static_cast<double>(documents - 1) / 2;
}

double pairs_within(const Counts& counts) {
  double sum = 0;
  for (const std::int64_t count : counts) sum += pairs_of(count);
  return sum;
}

double ari_of(const Contingency& table) {
  double together = 0;
  for (const auto& pair : table.pairs) together += pairs_of(pair.documents);
  const double all = pairs_of(table.documents);
  const double labels = pairs_within(table.labels);
  const double clusters = pairs_within(table.clusters);
  const double expected = all > 0 ? labels * clusters / all : 0;
  const double most = (labels + clusters) / 2;
  return most != expected ? (together - expected) / (most - expected) : 1;
}

}  // namespace

Agreement agreement(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters) {
  const Contingency table = count_pairs(labels, clusters);
  return agreement(table, Logarithms(table.documents));
}

Agreement agreement(const Contingency& table, const Logarithms& logs) {
  const auto labels = living(table.labels);
  const auto clusters = living(table.clusters);
  if (labels <= 1 && clusters <= 1) return {1, 1, ari_of(table), 1, 1, 1, 1};
  const Information found = information(table, logs);
  const bool may_agree = labels > 1 && clusters > 1;
  Agreement result;
  result.nmi = share(found.mutual, (found.labels + found.clusters) / 2);
  result.purity = purity_of(table);
  result.ari = ari_of(table);
  result.ami = may_agree ? ami_of(found, expected_information(table, logs)) : 0;
  result.homogeneity = share(found.mutual, found.labels);
  result.completeness = share(found.mutual, found.clusters);
  result.v_measure = harmonic_mean(result.homogeneity, result.completeness);
  return result;
}

}  // namespace topicmill
