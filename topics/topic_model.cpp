#include "topics/topic_model.hpp"

#include "topics/top_terms.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t label_words = 3;

}  // namespace

double TopicModel::probability(std::int64_t term, std::int64_t topic) const {
  const double mass = topics[static_cast<std::size_t>(topic)].mass;
  return mass > 0 ? static_cast<double>(weights(term, topic)) / mass : 0;
}

double TopicModel::probability_in_all(std::int64_t term) const {
  double sum = 0;
  for (std::int64_t topic = 0; topic < k(); ++topic) sum += probability(term, topic);
  return sum;
}

std::vector<std::int64_t> TopicModel::top_terms(std::int64_t topic, std::optional<std::int64_t> count) const {
  return topicmill::top_terms(weights, topic, count);
}

std::string topic_label(const TopicModel& model, std::int64_t topic, const std::vector<Term>& terms) {
  std::string label;
  for (const std::int64_t term : model.top_terms(topic, label_words)) {
    label += (label.empty() ? "" : " ") + terms[static_cast<std::size_t>(term)].text;
  }
  return label;
}

}  // namespace topicmill
