#include "topics/word_scores.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "topics/rank_words.hpp"

namespace topicmill {
namespace {

/// Ranks of values among `all` terms, ties averaged, as shares of `all`: the largest has 1. Terms that are not given
/// have less than any.
std::vector<double> rank_shares(const std::vector<double>& values, std::int64_t all) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
  const auto below = static_cast<double>(all) - static_cast<double>(values.size());
  std::vector<double> shares(values.size());
  for (std::size_t at = 0; at < order.size();) {
    std::size_t end = at;
    while (end < order.size() && values[order[end]] == values[order[at]]) ++end;
    const double rank = below + static_cast<double>(at + 1 + end) / 2;  // the mean of at + 1 ... end
    for (; at < end; ++at) shares[order[at]] = rank / static_cast<double>(all);
  }
  return shares;
}

}  // namespace

double ScoredWord::of(WordScore score) const {
  switch (score) {
    case WordScore::weight:
      return weight;
    case WordScore::probability:
      return probability;
    case WordScore::relevance:
      return relevance;
    case WordScore::lift:
      return lift;
    case WordScore::frex:
      return frex;
  }
  return weight;
}

WordScorer::WordScorer(const TopicModel& model, const ScoreOptions& options)
    : model_(model), options_(options), marginal_(static_cast<std::size_t>(model.weights.rows()), 0.0) {
  for (const auto& topic : model.topics) prior_.push_back(topic.tokens);
  const double tokens = std::accumulate(prior_.begin(), prior_.end(), 0.0);
  for (double& prior : prior_) prior = tokens > 0 ? prior / tokens : 1.0 / static_cast<double>(prior_.size());
  for (std::int64_t term = 0; term < model.weights.rows(); ++term) {
    double& marginal = marginal_[static_cast<std::size_t>(term)];
    for (std::int64_t topic = 0; topic < model.k(); ++topic) {
      marginal += prior_[static_cast<std::size_t>(topic)] * model.probability(term, topic);
    }
    total_.push_back(model.probability_in_all(term));
  }
}

std::vector<ScoredWord> WordScorer::scored(std::int64_t topic) const {
  std::vector<ScoredWord> words;
  std::vector<double> frequency;
  std::vector<double> exclusivity;
  for (std::int64_t term = 0; term < model_.weights.rows(); ++term) {
    if (!(model_.weights(term, topic) > 0)) continue;
    const double phi = model_.probability(term, topic);
    const double lift = phi / std::max(marginal_[static_cast<std::size_t>(term)], 1e-300);
    const double relevance = options_.lambda * std::log(phi) + (1 - options_.lambda) * std::log(lift);
    words.push_back({term, static_cast<double>(model_.weights(term, topic)), phi, relevance, lift, 0});
    frequency.push_back(phi);
    exclusivity.push_back(phi / total_[static_cast<std::size_t>(term)]);
  }
  const auto F = rank_shares(frequency, model_.weights.rows());
  const auto E = rank_shares(exclusivity, model_.weights.rows());
  const double w = options_.frex_weight;
  for (std::size_t i = 0; i < words.size(); ++i) words[i].frex = 1 / (w / F[i] + (1 - w) / E[i]);
  return words;
}

std::vector<ScoredWord> WordScorer::words(std::int64_t topic, WordScore by) const {
  std::vector<ScoredWord> words = scored(topic);
  rank_by(by, words);
  return words;
}

double WordScorer::share(std::int64_t term, std::int64_t topic) const {
  const double marginal = marginal_[static_cast<std::size_t>(term)];
  return marginal > 0 ? prior_[static_cast<std::size_t>(topic)] * model_.probability(term, topic) / marginal : 0;
}

}  // namespace topicmill
