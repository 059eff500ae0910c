#include "nmf/consensus.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/random.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

constexpr int clusterings = 10;
constexpr int most_rounds = 100;

/// All topics of all runs side by side, each of length 1, or 0 where it is dead: m x (runs k).
Factor side_by_side(std::span<const Factor> runs) {
  const std::int64_t k = runs.front().k();
  Factor all(runs.front().rows(), k * std::ssize(runs));
  for (std::int64_t run = 0; run < std::ssize(runs); ++run) {
    const Factor& H = runs[static_cast<std::size_t>(run)];
    const Gram lengths = gram(H);
    for (std::int64_t t = 0; t < k; ++t) {
      const double scale = lengths(t, t) > 0 ? 1 / std::sqrt(lengths(t, t)) : 0;
      for (std::int64_t j = 0; j < H.rows(); ++j) {
        all(j, run * k + t) = static_cast<float>(static_cast<double>(H(j, t)) * scale);
      }
    }
  }
  return all;
}

/// The mean distance of a topic to its `count` nearest ones.
double isolation(const Gram& cosines, std::int64_t topic, std::int64_t count) {
  std::vector<double> distances;
  for (std::int64_t other = 0; other < cosines.k; ++other) {
    if (other != topic) distances.push_back(std::sqrt(std::max(0.0, 2 - 2 * cosines(topic, other))));
  }
  const auto nearest = std::min(count, std::ssize(distances));
  std::partial_sort(distances.begin(), distances.begin() + nearest, distances.end());
  return std::accumulate(distances.begin(), distances.begin() + nearest, 0.0) /
         static_cast<double>(std::max<std::int64_t>(nearest, 1));
}

/// The topics that are not dead and have near neighbors; all that are not dead, where these are fewer than k.
std::vector<std::int64_t> without_outliers(const Gram& cosines, std::int64_t runs, const ConsensusOptions& how) {
  const std::int64_t k = cosines.k / runs;
  const auto count = std::max<std::int64_t>(1, std::llround(how.neighbors * static_cast<double>(runs)));
  std::vector<std::int64_t> alive;
  std::vector<std::int64_t> near;
  for (std::int64_t topic = 0; topic < cosines.k; ++topic) {
    if (!(cosines(topic, topic) > 0)) continue;
    alive.push_back(topic);
    if (isolation(cosines, topic, count) <= how.outlier_distance) near.push_back(topic);
  }
  return std::ssize(near) >= k ? near : alive;
}

/// Points in clusters, and the sum of squared distances to their means.
struct Clustering {
  std::vector<std::int64_t> cluster;  ///< of each point
  double spread = std::numeric_limits<double>::infinity();
};

/// k-means of points of which only inner products are known: the distance to a mean is |x|^2 - 2 <x, mean> + |mean|^2.
class GramMeans {
 public:
  GramMeans(const Gram& products, const std::vector<std::int64_t>& points, std::int64_t k)
      : products_(products), points_(points), k_(k) {}

  Clustering run(std::uint64_t seed) const {
    Clustering now = nearest_to(seeds(seed));
    for (int round = 0; round < most_rounds; ++round) {
      Clustering next = regroup(now.cluster);
      if (!(next.spread < now.spread)) break;
      now = std::move(next);
    }
    return now;
  }

 private:
  double product(std::size_t a, std::size_t b) const { return products_(points_[a], points_[b]); }
  double squared_distance(std::size_t a, std::size_t b) const {
    return std::max(0.0, product(a, a) - 2 * product(a, b) + product(b, b));
  }

  /// The first at random, each further one with a chance that grows with its distance to those before (k-means++).
  std::vector<std::size_t> seeds(std::uint64_t seed) const {
    const std::size_t first = random_bits(seed, 0) % points_.size();
    std::vector<std::size_t> chosen{first};
    std::vector<double> distance(points_.size(), std::numeric_limits<double>::infinity());
    while (std::ssize(chosen) < k_) {
      for (std::size_t a = 0; a < distance.size(); ++a) {
        distance[a] = std::min(distance[a], squared_distance(a, chosen.back()));
      }
      double left = std::accumulate(distance.begin(), distance.end(), 0.0) *
                    static_cast<double>(random_uniform(seed, chosen.size()));
      std::size_t next = 0;
      while (next + 1 < distance.size() && (left -= distance[next]) > 0) ++next;
      chosen.push_back(next);
    }
    return chosen;
  }

  Clustering nearest_to(const std::vector<std::size_t>& seeds) const {
    Clustering result{{}, 0};
    for (std::size_t a = 0; a < points_.size(); ++a) {
      const auto nearer = [&](std::size_t s, std::size_t t) { return squared_distance(a, s) < squared_distance(a, t); };
      const auto best = std::min_element(seeds.begin(), seeds.end(), nearer);
      result.cluster.push_back(best - seeds.begin());
    }
    result.spread = std::numeric_limits<double>::max();
    return result;
  }

  /// Each point to the nearest mean of the present clusters.
  Clustering regroup(const std::vector<std::int64_t>& cluster) const {
    const auto k = static_cast<std::size_t>(k_);
    std::vector<double> size(k, 0.0);
    std::vector<double> squared_mean(k, 0.0);
    std::vector<std::vector<double>> with_mean(points_.size(), std::vector<double>(k, 0.0));
    for (const std::int64_t c : cluster) size[static_cast<std::size_t>(c)] += 1;
    for (std::size_t a = 0; a < points_.size(); ++a) {
      for (std::size_t b = 0; b < points_.size(); ++b) {
        const auto c = static_cast<std::size_t>(cluster[b]);
        with_mean[a][c] += product(a, b) / size[c];
      }
      const auto own = static_cast<std::size_t>(cluster[a]);
      squared_mean[own] += with_mean[a][own] / size[own];
    }
    Clustering next{std::vector<std::int64_t>(points_.size(), 0), 0};
    for (std::size_t a = 0; a < points_.size(); ++a) {
      double best = std::numeric_limits<double>::infinity();
      for (std::size_t c = 0; c < k; ++c) {
        const double distance = std::max(0.0, product(a, a) - 2 * with_mean[a][c] + squared_mean[c]);
        if (!(size[c] > 0) || !(distance < best)) continue;
        best = distance;
        next.cluster[a] = static_cast<std::int64_t>(c);
      }
      next.spread += best;
    }
    return next;
  }

  const Gram& products_;
  const std::vector<std::int64_t>& points_;
  std::int64_t k_;
};

Clustering best_clustering(const Gram& cosines, const std::vector<std::int64_t>& topics, std::int64_t k,
                           std::uint64_t seed) {
  Clustering best;
  for (int attempt = 0; attempt < clusterings; ++attempt) {
    Clustering next = GramMeans(cosines, topics, k).run(random_bits(seed, static_cast<std::uint64_t>(attempt)));
    if (next.spread < best.spread) best = std::move(next);
  }
  return best;
}

/// The mean of the two middle ones where their number is even.
float median(std::vector<float>& values) {
  if (values.empty()) return 0;
  const auto middle = values.begin() + std::ssize(values) / 2;
  std::nth_element(values.begin(), middle, values.end());
  if (values.size() % 2 == 1) return *middle;
  return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

Factor medians(const Factor& all, const std::vector<std::int64_t>& topics, const Clustering& clusters, std::int64_t k) {
  Factor H(all.rows(), k);
  for_each_range(even_rows(all.rows(), 16 * all.k()), [&](RowRange rows) {
    std::vector<std::vector<float>> values(static_cast<std::size_t>(k));
    for (std::int64_t j = rows.begin; j < rows.end; ++j) {
      for (auto& list : values) list.clear();
      for (std::size_t a = 0; a < topics.size(); ++a) {
        values[static_cast<std::size_t>(clusters.cluster[a])].push_back(all(j, topics[a]));
      }
      for (std::int64_t c = 0; c < k; ++c) H(j, c) = median(values[static_cast<std::size_t>(c)]);
    }
  });
  return H;
}

}  // namespace

Consensus consensus_topics(std::span<const Factor> runs, const ConsensusOptions& how, std::uint64_t seed) {
  const Factor all = side_by_side(runs);
  const Gram cosines = gram(all);
  const std::int64_t k = runs.front().k();
  const auto topics = without_outliers(cosines, std::ssize(runs), how);
  Consensus result{Factor(all.rows(), k), all.k(), all.k() - std::ssize(topics)};
  if (std::ssize(topics) >= k) result.H = medians(all, topics, best_clustering(cosines, topics, k, seed), k);
  return result;
}

}  // namespace topicmill
