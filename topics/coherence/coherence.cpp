#include "topics/coherence/coherence.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace topicmill {
namespace {

constexpr double epsilon = 1e-12;

using Topic = std::span<const std::uint32_t>;

/// Counts as shares of all windows.
class Probabilities {
 public:
  Probabilities(const WordPairs& pairs, const WindowCounts& counts)
      : pairs_(pairs), counts_(counts), windows_(static_cast<double>(counts.windows)) {}

  double of(std::uint32_t word) const { return static_cast<double>(counts_.words[word]) / windows_; }
  double of(std::uint32_t a, std::uint32_t b) const {
    return a == b ? of(a) : static_cast<double>(counts_.pairs[pairs_.pair(a, b)]) / windows_;
  }
  bool never_occurs(std::uint32_t word) const { return counts_.words[word] == 0; }

 private:
  const WordPairs& pairs_;
  const WindowCounts& counts_;
  double windows_;
};

/// How much more often a and b meet than words that do not care for each other.
double log_ratio(std::uint32_t a, std::uint32_t b, const Probabilities& P) {
  if (P.never_occurs(a) || P.never_occurs(b)) return 0;
  return std::log((P.of(a, b) + epsilon) / (P.of(a) * P.of(b)));
}

double normalized_log_ratio(std::uint32_t a, std::uint32_t b, const Probabilities& P) {
  const double joint = P.of(a, b);
  return joint < 1 ? log_ratio(a, b, P) / -std::log(joint + epsilon) : 0;
}

double log_conditional(std::uint32_t word, std::uint32_t before, const Probabilities& P) {
  return P.never_occurs(before) ? 0 : std::log((P.of(word, before) + epsilon) / P.of(before));
}

/// The mean of confirm(word, word ranked before it) over all pairs.
template <class Confirm>
double mean_over_pairs(Topic topic, const Confirm& confirm) {
  if (topic.size() < 2) return 0;
  double sum = 0;
  for (std::size_t i = 1; i < topic.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) sum += confirm(topic[i], topic[j]);
  }
  const auto words = static_cast<double>(topic.size());
  return sum / (words * (words - 1) / 2);
}

double cosine(const std::vector<double>& a, const std::vector<double>& b) {
  const auto dot = [](const auto& x, const auto& y) { return std::inner_product(x.begin(), x.end(), y.begin(), 0.0); };
  const double norms = std::sqrt(dot(a, a) * dot(b, b));
  return norms > 0 ? dot(a, b) / norms : 0;
}

std::vector<double> context_vector(std::uint32_t word, Topic contexts, const Probabilities& P) {
  std::vector<double> vector;
  for (const std::uint32_t context : contexts) vector.push_back(std::max(0.0, normalized_log_ratio(word, context, P)));
  return vector;
}

}  // namespace

double umass(Topic topic, const WordPairs& pairs, const WindowCounts& counts) {
  const Probabilities P(pairs, counts);
  return mean_over_pairs(topic, [&](auto word, auto before) { return log_conditional(word, before, P); });
}

double uci(Topic topic, const WordPairs& pairs, const WindowCounts& counts) {
  const Probabilities P(pairs, counts);
  return mean_over_pairs(topic, [&](auto a, auto b) { return log_ratio(a, b, P); });
}

double npmi(Topic topic, const WordPairs& pairs, const WindowCounts& counts) {
  const Probabilities P(pairs, counts);
  return mean_over_pairs(topic, [&](auto a, auto b) { return normalized_log_ratio(a, b, P); });
}

double c_v(Topic topic, const WordPairs& pairs, const WindowCounts& counts) {
  if (topic.size() < 2) return 0;
  const Probabilities P(pairs, counts);
  std::vector<std::vector<double>> vectors(topic.size(), std::vector<double>(topic.size()));
  std::vector<double> whole(topic.size());
  for (std::size_t i = 0; i < topic.size(); ++i) {
    for (std::size_t j = 0; j < topic.size(); ++j) {
      vectors[i][j] = normalized_log_ratio(topic[i], topic[j], P);
      whole[j] += vectors[i][j];
    }
  }
  double sum = 0;
  for (const auto& vector : vectors) sum += cosine(vector, whole);
  return sum / static_cast<double>(topic.size());
}

double distributional(Topic topic, const WordPairs& pairs, const WindowCounts& counts) {
  const Probabilities P(pairs, counts);
  std::vector<std::vector<double>> vectors;
  for (const std::uint32_t word : topic) vectors.push_back(context_vector(word, pairs.contexts(), P));
  std::vector<std::uint32_t> places(topic.size());
  std::iota(places.begin(), places.end(), 0U);
  return mean_over_pairs(places, [&](auto a, auto b) { return cosine(vectors[a], vectors[b]); });
}

}  // namespace topicmill
