#include "pipeline/report/report_words.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>

namespace topicmill {
namespace {

constexpr int lambda_steps = 10;

/// Relevance is lambda log_phi + (1 - lambda) log_lift.
struct Word {
  std::int64_t id = 0;
  double log_phi = 0;
  double log_lift = 0;
  double relevance = 0;
};

std::vector<Word> scored_words(const TopicModel& model, const WordScorer& scorer, std::int64_t topic) {
  std::vector<Word> words;
  for (std::int64_t term = 0; term < model.weights.rows(); ++term) {
    const double phi = model.probability(term, topic);
    const double marginal = scorer.marginal(term);
    if (phi > 0 && marginal > 0) words.push_back({term, std::log(phi), std::log(phi / marginal), 0});
  }
  return words;
}

/// Puts the first words by relevance ahead of the others, in any order.
void bring_forward(double lambda, std::size_t count, std::vector<Word>& words) {
  const auto in_steps = [](double relevance) { return std::round(1e9 * relevance); };  // equal ones go by phi
  for (auto& word : words) word.relevance = in_steps(lambda * word.log_phi + (1 - lambda) * word.log_lift);
  const auto is_before = [](const Word& a, const Word& b) {
    if (a.relevance != b.relevance) return a.relevance > b.relevance;
    return a.log_phi != b.log_phi ? a.log_phi > b.log_phi : a.id < b.id;
  };
  std::nth_element(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count), words.end(), is_before);
}

void make_unique(std::vector<std::int64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::vector<std::int64_t> words_of(const TopicModel& model, const WordScorer& scorer, std::int64_t topic) {
  auto words = scored_words(model, scorer, topic);
  const std::size_t count = std::min(words_of_topic, words.size());
  std::vector<std::int64_t> ids;
  for (int step = 0; step <= lambda_steps; ++step) {
    bring_forward(static_cast<double>(step) / lambda_steps, count, words);
    for (std::size_t i = 0; i < count; ++i) ids.push_back(words[i].id);
  }
  make_unique(ids);
  return ids;
}

}  // namespace

std::vector<std::int64_t> report_words(const TopicModel& model, const WordScorer& scorer) {
  std::vector<std::vector<std::int64_t>> topics(static_cast<std::size_t>(model.k()));
  tbb::parallel_for(std::size_t{0}, topics.size(), [&](std::size_t topic) {
    topics[topic] = words_of(model, scorer, static_cast<std::int64_t>(topic));
  });
  std::vector<std::int64_t> ids;
  for (const auto& topic : topics) ids.insert(ids.end(), topic.begin(), topic.end());
  make_unique(ids);
  return ids;
}

}  // namespace topicmill
