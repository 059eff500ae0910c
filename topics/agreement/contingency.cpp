#include "topics/agreement/contingency.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace topicmill {
namespace {

std::vector<std::int64_t> distinct(std::span<const std::int64_t> numbers) {
  std::vector<std::int64_t> sorted(numbers.begin(), numbers.end());
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  return sorted;
}

std::size_t place_of(std::int64_t number, const std::vector<std::int64_t>& among) {
  return static_cast<std::size_t>(std::lower_bound(among.begin(), among.end(), number) - among.begin());
}

}  // namespace

Contingency count_pairs(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters) {
  const auto label_numbers = distinct(labels);
  const auto cluster_numbers = distinct(clusters);
  std::map<std::pair<std::size_t, std::size_t>, std::int64_t> pairs;
  for (std::size_t d = 0; d < labels.size(); ++d) {
    ++pairs[{place_of(clusters[d], cluster_numbers), place_of(labels[d], label_numbers)}];
  }
  Contingency table{std::vector<std::int64_t>(label_numbers.size()),
                    std::vector<std::int64_t>(cluster_numbers.size()),
                    {},
                    std::ssize(labels)};
  for (const auto& [pair, documents] : pairs) {
    table.pairs.push_back({pair.first, pair.second, documents});
    table.clusters[pair.first] += documents;
    table.labels[pair.second] += documents;
  }
  return table;
}

}  // namespace topicmill
