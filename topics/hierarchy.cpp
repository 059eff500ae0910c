#include "topics/hierarchy.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace topicmill {
namespace {

/// A cluster that no join has taken yet.
struct Cluster {
  std::int64_t number;
  std::vector<std::int64_t> things;  ///< in the order in which they will stand
  std::vector<double> distances;     ///< to each cluster, by its place
};

/// Two places in the list of clusters, first < second.
struct Pair {
  std::size_t first;
  std::size_t second;
};

std::vector<Cluster> single_clusters(const Distances& distances) {
  std::vector<Cluster> clusters;
  for (std::int64_t thing = 0; thing < distances.count; ++thing) {
    const auto row = distances.values.begin() + thing * distances.count;
    clusters.push_back({thing, {thing}, {row, row + distances.count}});
  }
  return clusters;
}

/// Clusters stand by falling age, so that the first of equal pairs has the lowest numbers.
Pair nearest_pair(const std::vector<Cluster>& clusters) {
  Pair nearest{0, 1};
  for (std::size_t a = 0; a < clusters.size(); ++a) {
    for (std::size_t b = a + 1; b < clusters.size(); ++b) {
      if (clusters[a].distances[b] < clusters[nearest.first].distances[nearest.second]) nearest = {a, b};
    }
  }
  return nearest;
}

/// Turns the halves of a new cluster so that its middle is as short as it can be.
std::vector<std::int64_t> side_by_side(std::vector<std::int64_t> left, std::vector<std::int64_t> right,
                                       const Distances& distances) {
  const std::array middles{distances(left.back(), right.front()), distances(left.front(), right.front()),
                           distances(left.back(), right.back()), distances(left.front(), right.back())};
  const auto best = std::min_element(middles.begin(), middles.end()) - middles.begin();
  if (best == 1 || best == 3) std::reverse(left.begin(), left.end());
  if (best >= 2) std::reverse(right.begin(), right.end());
  left.insert(left.end(), right.begin(), right.end());
  return left;
}

std::vector<double> mean_distances(const Cluster& a, const Cluster& b) {
  const auto size_a = static_cast<double>(a.things.size());
  const auto size_b = static_cast<double>(b.things.size());
  std::vector<double> means(a.distances.size());
  for (std::size_t c = 0; c < means.size(); ++c) {
    means[c] = (size_a * a.distances[c] + size_b * b.distances[c]) / (size_a + size_b);
  }
  return means;
}

template <class T>
void erase_both(std::vector<T>& values, Pair pair) {
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(pair.second));
  values.erase(values.begin() + static_cast<std::ptrdiff_t>(pair.first));
}

/// Puts `joined` at the end of the list in the place of the pair.
void replace_pair(std::vector<Cluster>& clusters, Pair pair, Cluster joined) {
  for (std::size_t c = 0; c < clusters.size(); ++c) {
    clusters[c].distances.push_back(joined.distances[c]);
    erase_both(clusters[c].distances, pair);
  }
  joined.distances.push_back(0);
  erase_both(joined.distances, pair);
  erase_both(clusters, pair);
  clusters.push_back(std::move(joined));
}

}  // namespace

Hierarchy hierarchy_of(const Distances& distances) {
  Hierarchy tree;
  auto clusters = single_clusters(distances);
  while (clusters.size() > 1) {
    const Pair pair = nearest_pair(clusters);
    const Cluster& left = clusters[pair.first];
    const Cluster& right = clusters[pair.second];
    const double former = tree.joins.empty() ? 0 : tree.joins.back().height;
    const double height = std::max(left.distances[pair.second], former);  // a mean may round down
    const auto size = std::ssize(left.things) + std::ssize(right.things);
    Cluster joined{distances.count + std::ssize(tree.joins), side_by_side(left.things, right.things, distances),
                   mean_distances(left, right)};
    tree.joins.push_back({left.number, right.number, height, size});
    replace_pair(clusters, pair, std::move(joined));
  }
  if (!clusters.empty()) tree.order = std::move(clusters.front().things);
  return tree;
}

}  // namespace topicmill
