#include "topics/measures/measures.hpp"

#include <cmath>

#include "topics/document_topics.hpp"

namespace topicmill {
namespace {

double mean_of(double sum, std::size_t count) { return count == 0 ? 0 : sum / static_cast<double>(count); }

double entropy(const TopicModel& model, std::int64_t topic) {
  double sum = 0;
  for (std::int64_t term = 0; term < model.weights.rows(); ++term) {
    const double p = model.probability(term, topic);
    if (p > 0) sum -= p * std::log(p);
  }
  return sum;
}

}  // namespace

std::vector<double> Umass::of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const {
  std::vector<double> values;
  for (const auto& topic : topics.words.topics()) values.push_back(umass(topic, topics.words, *counts));
  return values;
}

std::vector<double> Diversity::of_topics(const MeasuredTopics& topics, const WindowCounts* /*counts*/) const {
  std::vector<double> topics_with(topics.words.words());
  for (const auto& topic : topics.words.topics()) {
    for (const std::uint32_t word : topic) ++topics_with[word];
  }
  std::vector<double> values;
  for (const auto& topic : topics.words.topics()) {
    double sum = 0;
    for (const std::uint32_t word : topic) sum += 1 / topics_with[word];
    values.push_back(mean_of(sum, topic.size()));
  }
  return values;
}

std::vector<double> Exclusivity::of_topics(const MeasuredTopics& topics, const WindowCounts* /*counts*/) const {
  std::vector<double> values;
  for (std::size_t topic = 0; topic < topics.top_terms.size(); ++topic) {
    double sum = 0;
    for (const std::int64_t term : topics.top_terms[topic]) {
      const double own = topics.model->probability(term, static_cast<std::int64_t>(topic));
      sum += own / topics.model->probability_in_all(term);
    }
    values.push_back(mean_of(sum, topics.top_terms[topic].size()));
  }
  return values;
}

std::vector<double> EffectiveWords::of_topics(const MeasuredTopics& topics, const WindowCounts* /*counts*/) const {
  std::vector<double> values;
  for (std::int64_t topic = 0; topic < topics.model->k(); ++topic) {
    const bool has_words = topics.model->topics[static_cast<std::size_t>(topic)].mass > 0;
    values.push_back(has_words ? std::exp(entropy(*topics.model, topic)) : 0);
  }
  return values;
}

std::vector<double> Rank1::of_topics(const MeasuredTopics& topics, const WindowCounts* /*counts*/) const {
  const auto k = static_cast<std::size_t>(topics.model->k());
  std::vector<double> first(k);
  std::vector<std::size_t> present(k);
  for (std::int64_t document = 0; document < topics.theta->rows(); ++document) {
    const auto theta = topics.theta->row_span(document);
    for (std::size_t topic = 0; topic < k; ++topic) present[topic] += theta[topic] > 0 ? 1U : 0U;
    if (const auto top = top_topic_of(theta)) ++first[static_cast<std::size_t>(*top)];
  }
  std::vector<double> values;
  for (std::size_t topic = 0; topic < k; ++topic) values.push_back(mean_of(first[topic], present[topic]));
  return values;
}

}  // namespace topicmill
