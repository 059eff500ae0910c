// The Jensen-Shannon divergence of two distributions over the same terms, and what one term adds to it (Lin 1991).
#pragma once

#include <cmath>
#include <numbers>
#include <span>

namespace topicmill {

/// p ln(2 p / (p + q)): the surprise at p of who expects the mean of p and q.
inline double surprise(double p, double q) { return p > 0 ? p * std::log(2 * p / (p + q)) : 0; }

/// What a term adds to the divergence, in nats: 0 where p = q, (p + q) / 2 ln 2 where one of them is 0, as of most
/// words.
inline double divergence_at(double p, double q) {
  if (p == 0 || q == 0) return (p + q) / 2 * std::numbers::ln2;
  return (surprise(p, q) + surprise(q, p)) / 2;
}

/// In nats: 0 to ln 2.
double jensen_shannon(std::span<const double> p, std::span<const double> q);

}  // namespace topicmill
