#include "topics/alignment.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <unordered_map>

#include "nmf/algebra/column_sums.hpp"
#include "topics/jaccard.hpp"
#include "topics/jensen_shannon.hpp"
#include "topics/top_terms.hpp"

namespace topicmill {
namespace {

/// Where a term stands in two models that both have it.
struct CommonTerm {
  std::int64_t left;
  std::int64_t right;
};

std::vector<CommonTerm> common_terms(const std::vector<std::string>& left, const std::vector<std::string>& right) {
  std::unordered_map<std::string_view, std::int64_t> places;
  for (const auto& term : right) places.emplace(term, std::ssize(places));
  std::vector<CommonTerm> common;
  for (std::size_t i = 0; i < left.size(); ++i) {
    const auto place = places.find(left[i]);
    if (place != places.end()) common.push_back({static_cast<std::int64_t>(i), place->second});
  }
  return common;
}

/// Calls visit(weight left, weight right, topic left, topic right) for every common term and every two topics that both
/// have weight there.
template <class Visit>
void for_each_pair(const std::vector<CommonTerm>& common, const Factor& left, const Factor& right, const Visit& visit) {
  for (const auto& term : common) {
    const auto x = left.row_span(term.left);
    const auto y = right.row_span(term.right);
    for (std::size_t s = 0; s < x.size(); ++s) {
      for (std::size_t t = 0; t < y.size(); ++t) {
        if (x[s] > 0 && y[t] > 0) visit(static_cast<double>(x[s]), static_cast<double>(y[t]), s, t);
      }
    }
  }
}

std::vector<double> squared_lengths(const Factor& X) {
  std::vector<double> sums(static_cast<std::size_t>(X.k()), 0.0);
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    const auto row = X.row_span(i);
    for (std::size_t t = 0; t < row.size(); ++t) sums[t] += static_cast<double>(row[t]) * static_cast<double>(row[t]);
  }
  return sums;
}

Worth no_likeness(const NamedTopics& left, const NamedTopics& right) {
  const std::int64_t pairs = left.weights.k() * right.weights.k();
  return {left.weights.k(), right.weights.k(), std::vector<double>(static_cast<std::size_t>(pairs), 0.0)};
}

/// Calls make(s, t, value) for every pair of topics.
template <class Make>
void for_each_value(Worth& worth, const Make& make) {
  const auto columns = static_cast<std::size_t>(worth.columns);
  for (std::size_t pair = 0; pair < worth.values.size(); ++pair) {
    make(pair / columns, pair % columns, worth.values[pair]);
  }
}

Worth cosines(const NamedTopics& left, const NamedTopics& right) {
  Worth worth = no_likeness(left, right);
  const auto columns = static_cast<std::size_t>(worth.columns);
  for_each_pair(common_terms(left.terms, right.terms), left.weights, right.weights,
                [&](double x, double y, std::size_t s, std::size_t t) { worth.values[s * columns + t] += x * y; });
  const auto left_lengths = squared_lengths(left.weights);
  const auto right_lengths = squared_lengths(right.weights);
  for_each_value(worth, [&](std::size_t s, std::size_t t, double& value) {
    const double lengths = std::sqrt(left_lengths[s] * right_lengths[t]);
    value = lengths > 0 ? std::min(1.0, value / lengths) : 0;
  });
  return worth;
}

/// What a term adds to the divergence beyond (p + q) / 2 ln 2, which it would add if no other model had it.
double saved(double p, double q) { return divergence_at(p, q) - (p + q) * std::numbers::ln2 / 2; }

Worth jensen_shannon_likeness(const NamedTopics& left, const NamedTopics& right) {
  Worth worth = no_likeness(left, right);
  const auto columns = static_cast<std::size_t>(worth.columns);
  const auto left_masses = column_sums(left.weights);
  const auto right_masses = column_sums(right.weights);
  for_each_pair(common_terms(left.terms, right.terms), left.weights, right.weights,
                [&](double x, double y, std::size_t s, std::size_t t) {
                  worth.values[s * columns + t] -= saved(x / left_masses[s], y / right_masses[t]);
                });
  for_each_value(
      worth, [&](std::size_t, std::size_t, double& value) { value = std::clamp(value / std::numbers::ln2, 0.0, 1.0); });
  return worth;
}

/// The first words of every topic, ascending.
std::vector<std::vector<std::string_view>> first_words(const NamedTopics& topics, std::int64_t count) {
  std::vector<std::vector<std::string_view>> words;
  for (const auto& terms : ranked_topics(topics.weights, count)) {
    auto& list = words.emplace_back();
    for (const std::int64_t term : terms) list.emplace_back(topics.terms[static_cast<std::size_t>(term)]);
    std::sort(list.begin(), list.end());
  }
  return words;
}

Worth jaccards(const NamedTopics& left, const NamedTopics& right, std::int64_t count) {
  Worth worth = no_likeness(left, right);
  const auto left_words = first_words(left, count);
  const auto right_words = first_words(right, count);
  for_each_value(worth,
                 [&](std::size_t s, std::size_t t, double& value) { value = jaccard(left_words[s], right_words[t]); });
  return worth;
}

Worth likeness(const NamedTopics& left, const NamedTopics& right, const AlignmentOptions& options) {
  switch (options.by) {
    case Likeness::cosine:
      return cosines(left, right);
    case Likeness::jensen_shannon:
      return jensen_shannon_likeness(left, right);
    case Likeness::jaccard:
      return jaccards(left, right, options.top_words);
  }
  return {};
}

}  // namespace

std::vector<std::optional<std::int64_t>> Alignment::partner_of_right() const {
  std::vector<std::optional<std::int64_t>> of_right(static_cast<std::size_t>(likeness.columns));
  for (std::size_t s = 0; s < partner.size(); ++s) {
    if (partner[s]) of_right[static_cast<std::size_t>(*partner[s])] = static_cast<std::int64_t>(s);
  }
  return of_right;
}

Alignment align(const NamedTopics& left, const NamedTopics& right, const AlignmentOptions& options) {
  Alignment alignment{likeness(left, right, options), {}};
  const auto counts = [&](double value) { return value > 0 && value >= options.least; };
  Worth worth = alignment.likeness;
  for (double& value : worth.values) value = counts(value) ? value : 0;  // what is no pair must not cost one
  alignment.partner = best_assignment(worth);
  for (std::int64_t s = 0; s < worth.rows; ++s) {
    auto& partner = alignment.partner[static_cast<std::size_t>(s)];
    if (partner && !counts(worth(s, *partner))) partner.reset();
  }
  return alignment;
}

}  // namespace topicmill
