#include "topics/topic_changes.hpp"

#include <algorithm>
#include <cmath>

namespace topicmill {
namespace {

std::vector<std::int64_t> former_top_terms(const TopicModel& former, const std::vector<std::uint32_t>& places,
                                           std::int64_t topic, std::int64_t words) {
  std::vector<std::int64_t> top = former.top_terms(topic, words);
  for (std::int64_t& term : top) term = places[static_cast<std::size_t>(term)];
  return top;
}

/// Those of `these` that `others` lack.
std::vector<std::string> texts_without(const std::vector<std::int64_t>& these, const std::vector<std::int64_t>& others,
                                       const std::vector<Term>& terms) {
  std::vector<std::string> texts;
  for (const std::int64_t term : these) {
    const bool is_in_both = std::find(others.begin(), others.end(), term) != others.end();
    if (!is_in_both) texts.push_back(terms[static_cast<std::size_t>(term)].text);
  }
  return texts;
}

double squared_length(const Factor& H, std::int64_t topic) {
  double sum = 0;
  for (std::int64_t j = 0; j < H.rows(); ++j) {
    const auto weight = static_cast<double>(H(j, topic));
    sum += weight * weight;
  }
  return sum;
}

double cosine(const Factor& former, const std::vector<std::uint32_t>& places, const Factor& now, std::int64_t topic) {
  double product = 0;
  for (std::int64_t j = 0; j < former.rows(); ++j) {
    product +=
        static_cast<double>(former(j, topic)) * static_cast<double>(now(places[static_cast<std::size_t>(j)], topic));
  }
  const double lengths = std::sqrt(squared_length(former, topic) * squared_length(now, topic));
  return lengths > 0 ? product / lengths : 0;
}

}  // namespace

std::vector<TopicChange> topic_changes(const TopicModel& former, const std::vector<std::uint32_t>& places,
                                       const TopicModel& now, const std::vector<Term>& terms, std::int64_t words) {
  std::vector<TopicChange> changes;
  for (std::int64_t t = 0; t < now.k(); ++t) {
    const auto place = static_cast<std::size_t>(t);
    const bool is_new = t >= former.k();
    const auto top = now.top_terms(t, words);
    const auto former_top = is_new ? std::vector<std::int64_t>() : former_top_terms(former, places, t, words);
    TopicChange change{
        now.topics[place].documents,          now.topics[place].share, {}, {}, texts_without(top, former_top, terms),
        texts_without(former_top, top, terms)};
    if (!is_new) {
      change.former_share = former.topics[place].share;
      change.likeness = cosine(former.weights, places, now.weights, t);
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace topicmill
