// What makes a word typical of a topic: five ways to rank the words of a topic, from one model.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/options.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

enum class WordScore {
  weight,       ///< H
  probability,  ///< phi = P(term | topic): the order of weight
  relevance,    ///< lambda ln phi + (1 - lambda) ln(phi / p) (Sievert and Shirley 2014)
  lift,         ///< phi / p (Taddy 2012)
  frex          ///< 1 / (w / F + (1 - w) / E): frequent and exclusive words (Bischof and Airoldi 2012)
};
constexpr auto enum_names(WordScore) {
  return std::array{Named<WordScore>{WordScore::weight, "weight"},
                    Named<WordScore>{WordScore::probability, "probability"},
                    Named<WordScore>{WordScore::relevance, "relevance"}, Named<WordScore>{WordScore::lift, "lift"},
                    Named<WordScore>{WordScore::frex, "frex"}};
}

/// How words of a topic are ranked.
struct ScoreOptions {
  double lambda = 0.6;       ///< of relevance, in [0, 1]: 1 ranks by probability, 0 by lift
  double frex_weight = 0.5;  ///< w of frex, in [0, 1]: 1 ranks by frequency, 0 by exclusivity
};

/// A word of a topic with all its scores.
struct ScoredWord {
  std::int64_t id = 0;  ///< of the term
  double weight = 0;
  double probability = 0;
  double relevance = 0;
  double lift = 0;
  double frex = 0;

  double of(WordScore score) const;
};

/// Scores the words of topics. p(term) = sum over topics of P(topic) phi, where P(topic) goes by Topic::tokens; F and E
/// are the ranks, over all terms, ties averaged, of ln phi and of P(topic | term) for topics of equal size.
class WordScorer {
 public:
  /// Refers to the model. O(m k).
  explicit WordScorer(const TopicModel& model, const ScoreOptions& options = {});

  /// Every word with a weight in the topic, by falling score, ties by weight, then by code point. O(m log m).
  std::vector<ScoredWord> words(std::int64_t topic, WordScore by) const;

  /// p(term).
  double marginal(std::int64_t term) const { return marginal_[static_cast<std::size_t>(term)]; }

  /// P(topic | term), topics by their tokens.
  double share(std::int64_t term, std::int64_t topic) const;

 private:
  std::vector<ScoredWord> scored(std::int64_t topic) const;

  const TopicModel& model_;
  ScoreOptions options_;
  std::vector<double> prior_;     ///< k: P(topic)
  std::vector<double> marginal_;  ///< m: p(term)
  std::vector<double> total_;     ///< m: sum of phi over topics
};

}  // namespace topicmill
