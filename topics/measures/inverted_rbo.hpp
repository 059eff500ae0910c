// How different the rankings of words of topics are, the head counting most.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/options.hpp"
#include "topics/measure.hpp"

namespace topicmill {

struct RboOptions {
  double p = 0.9;

  static constexpr auto fields() {
    return std::tuple{field("p", &RboOptions::p,
                            "How far down the words count: the chance that who reads one reads the next.",
                            between(0.01, 0.99))};
  }
};

/// Rank-biased overlap of two rankings, each of distinct ids: the sum over depths d of (1 - p) p^(d - 1) times what
/// their first d words have in common over d, extrapolated behind their ends (Webber, Moffat and Zobel 2010, equation
/// 32: RBO ext). 1 where they are alike, 0 where they share nothing, or one is empty. O(length^2).
double rank_biased_overlap(std::span<const std::uint32_t> left, std::span<const std::uint32_t> right, double p);

/// inverted_rbo: of a topic 1 - its mean rank-biased overlap with the other topics; the mean over topics is 1 - the
/// mean over pairs (Terragni, Fersini and Messina 2021). 0 for a topic of no words, 1 for one that is alone.
class InvertedRbo : public Measure {
 public:
  explicit InvertedRbo(const RboOptions& options) : p_(options.p) {}

  std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const override;

 private:
  double p_;
};

}  // namespace topicmill
