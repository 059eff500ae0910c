#include "topics/agreement/resample.hpp"

#include <algorithm>

#include "nmf/algebra/random.hpp"
#include "topics/agreement/walk_from_mode.hpp"

namespace topicmill {
namespace {

/// Uniform in (0, 1), to 53 bits.
double uniform(std::uint64_t seed, std::uint64_t index) {
  return (static_cast<double>(random_bits(seed, index) >> 12) + 0.5) * 0x1p-52;
}

/// How many of `trials` succeed, each with this chance, by inversion of a uniform number.
std::int64_t draw_binomial(std::int64_t trials, double chance, double uniform) {
  if (chance >= 1) return trials;
  const double odds = chance / (1 - chance);
  const auto ratio = [&](std::int64_t n) {
    return static_cast<double>(trials - n) / static_cast<double>(n + 1) * odds;
  };
  const auto peak = static_cast<std::int64_t>(static_cast<double>(trials + 1) * chance);
  const auto mode = std::min(peak, trials);
  double all = 0;
  walk_from_mode(mode, 0, trials, ratio, [&](std::int64_t, double weight) {
    all += weight;
    return true;
  });
  double left = uniform * all;
  std::int64_t drawn = mode;
  walk_from_mode(mode, 0, trials, ratio, [&](std::int64_t n, double weight) {
    drawn = n;
    left -= weight;
    return left > 0;
  });
  return drawn;
}

}  // namespace

Contingency resample(const Contingency& table, std::uint64_t seed, std::uint64_t number) {
  const std::uint64_t stream = random_bits(seed, number);
  Contingency drawn{std::vector<std::int64_t>(table.labels.size()), std::vector<std::int64_t>(table.clusters.size()),
                    table.pairs, table.documents};
  std::int64_t to_draw = table.documents;
  std::int64_t behind = table.documents;  // documents of the pairs that are still to come
  for (std::size_t i = 0; i < drawn.pairs.size(); ++i) {
    auto& [cluster, label, documents] = drawn.pairs[i];
    const double chance = static_cast<double>(documents) / static_cast<double>(behind);
    behind -= documents;
    documents = draw_binomial(to_draw, chance, uniform(stream, i));
    to_draw -= documents;
    drawn.clusters[cluster] += documents;
    drawn.labels[label] += documents;
  }
  return drawn;
}

}  // namespace topicmill
