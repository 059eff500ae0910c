// Which topics can be done without, and how the others take over what they had.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// What |V - W H^T|^2 / 2 would rise by at most without each topic, the others taking over what they can, nothing else
/// moved: |w_t|^2 times the squared distance of h_t to the cone of the other topics, halved. W: n x k, H: m x k; k
/// costs. O((n + m) k^2 + k^3).
template <class T>
std::vector<double> removal_costs(const BasicFactor<T>& W, const BasicFactor<T>& H);

/// What is left of a factorization, and which of its topics that are.
template <class T>
struct Rest {
  BasicFactors<T> factors;
  std::vector<std::int64_t> topics;
};

/// Takes out `count` topics, one by one that which costs least to remove: by |w_t|^2 times the squared distance of h_t
/// to the cone of the other topics. In W these take over what it had, each by its part of the nearest point of the
/// cone; the other topics stay in their order. W: n x k, H: m x k. O((n + m) k^2 + count k^3).
template <class T>
Rest<T> without_least_topics(const BasicFactor<T>& W, const BasicFactor<T>& H, std::int64_t count);

}  // namespace topicmill
