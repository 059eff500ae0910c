#include "pipeline/run/match_topics.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "topics/assignment.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t compared_words = 50;

double norm(const WeightedWords& words) {
  double sum = 0;
  for (const auto& [word, weight] : words) sum += weight * weight;
  return std::sqrt(sum);
}

}  // namespace

WeightedWords by_rank(const std::vector<std::string>& words) {
  WeightedWords weighted;
  for (const auto& word : words) weighted.emplace_back(word, 1.0 / static_cast<double>(weighted.size() + 1));
  return weighted;
}

NewTopics::NewTopics(const TopicModel& model, const std::vector<Term>& terms) {
  for (std::int64_t t = 0; t < model.k(); ++t) {
    words_.emplace_back();
    for (const auto term : model.top_terms(t, compared_words)) {
      words_.back().emplace_back(terms[static_cast<std::size_t>(term)].text, model.probability(term, t));
    }
  }
}

std::vector<std::string> NewTopics::first_words(std::int64_t topic) const {
  std::vector<std::string> first;
  for (const auto& [word, weight] : words_[static_cast<std::size_t>(topic)]) first.push_back(word);
  return first;
}

std::vector<double> NewTopics::likeness(const FormerTopic& former) const {
  const std::unordered_map<std::string, double> weights(former.words.begin(), former.words.end());
  const double former_norm = norm(former.words);
  std::vector<double> cosines;
  for (std::int64_t t = 0; t < count(); ++t) {
    const WeightedWords words = cut_as(former, t);
    double product = 0;
    for (const auto& [word, weight] : words) {
      if (const auto at = weights.find(word); at != weights.end()) product += weight * at->second;
    }
    cosines.push_back(product > 0 ? product / (former_norm * norm(words)) : 0);
  }
  return cosines;
}

WeightedWords NewTopics::cut_as(const FormerTopic& former, std::int64_t topic) const {
  WeightedWords words = former.has_weights ? words_[static_cast<std::size_t>(topic)] : by_rank(first_words(topic));
  words.resize(std::min(words.size(), former.words.size()));
  return words;
}

std::vector<std::optional<std::int64_t>> find_places(const std::vector<FormerTopic>& former, const NewTopics& next) {
  Worth worth{std::ssize(former), next.count(), {}};
  for (const auto& topic : former) {
    const auto cosines = next.likeness(topic);
    worth.values.insert(worth.values.end(), cosines.begin(), cosines.end());
  }
  auto places = best_assignment(worth);
  for (std::int64_t i = 0; i < worth.rows; ++i) {
    auto& place = places[static_cast<std::size_t>(i)];
    if (place && worth(i, *place) < least_likeness) place.reset();
  }
  return places;
}

}  // namespace topicmill
