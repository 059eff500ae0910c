#include "topics/topic_model.hpp"

#include <algorithm>
#include <numeric>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/tasks.hpp"
#include "topics/top_terms.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t label_words = 3;

/// What a topic costs in a row, about: a division and a store.
constexpr std::int64_t topic_flops = 64;

/// W_dt |H_t|_1 over its sum: the topic mixture of a row of W; zero where the row is.
template <class T>
void mix(std::span<const T> row, const std::vector<double>& masses, std::vector<double>& theta) {
  double sum = 0;
  for (std::size_t t = 0; t < theta.size(); ++t) {
    theta[t] = static_cast<double>(row[t]) * masses[t];
    sum += theta[t];
  }
  for (double& share : theta) share = sum > 0 ? share / sum : 0;
}

/// Mean mixture over the rows that are not zero.
template <class T>
std::vector<double> prevalences(const BasicFactor<T>& W, const std::vector<double>& masses) {
  std::vector<double> sums(masses.size(), 0.0);
  std::vector<double> theta(masses.size());
  double rows = 0;
  for (std::int64_t d = 0; d < W.rows(); ++d) {
    mix(W.row_span(d), masses, theta);
    double total = 0;
    for (std::size_t t = 0; t < theta.size(); ++t) {
      sums[t] += theta[t];
      total += theta[t];
    }
    rows += total > 0 ? 1 : 0;
  }
  for (double& sum : sums) sum /= std::max(rows, 1.0);
  return sums;
}

/// Component numbers by falling prevalence, ties to the lower number.
std::vector<std::size_t> prevalence_order(const std::vector<double>& shares) {
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0U);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return shares[a] > shares[b]; });
  return order;
}

template <class T>
void reorder_columns(BasicFactor<T>& X, const std::vector<std::size_t>& order) {
  for_each_range(even_rows(X.rows(), topic_flops * X.k()), [&](RowRange rows) {
    std::vector<T> row(order.size());
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      for (std::size_t t = 0; t < order.size(); ++t) row[t] = X.row_span(i)[order[t]];
      std::copy(row.begin(), row.end(), X.row(i));
    }
  });
}

}  // namespace

template <class T>
void sort_components(BasicFactor<T>& W, BasicFactor<T>& H) {
  const auto order = prevalence_order(prevalences(W, column_sums(H)));
  reorder_columns(W, order);
  reorder_columns(H, order);
}

template void sort_components(Factor&, Factor&);
template void sort_components(BasicFactor<double>&, BasicFactor<double>&);

TopicModel describe_topics(Factorization factorization) {  // NOLINT(performance-unnecessary-value-param): moved from
  auto& [W, H, summary] = factorization;
  sort_components(W, H);
  const std::vector<double> masses = column_sums(H);
  const std::vector<double> shares = prevalences(W, masses);

  TopicModel model{std::move(W), std::move(H), {}};
  for (std::size_t t = 0; t < masses.size(); ++t) model.topics.push_back({masses[t], shares[t]});
  weigh_by_mass(model.topics, model.theta);
  for (std::int64_t d = 0; d < model.theta.rows(); ++d) {
    if (const auto top = model.top_topic(d)) ++model.topics[static_cast<std::size_t>(*top)].documents;
  }
  return model;
}

void weigh_by_mass(const std::vector<Topic>& topics, Factor& W) {
  std::vector<double> masses;
  for (const auto& topic : topics) masses.push_back(topic.mass);
  for_each_range(even_rows(W.rows(), topic_flops * W.k()), [&](RowRange rows) {
    std::vector<double> theta(masses.size());
    for (std::int64_t d = rows.begin; d < rows.end; ++d) {
      mix(W.row_span(d), masses, theta);
      std::transform(theta.begin(), theta.end(), W.row(d), [](double share) { return static_cast<float>(share); });
    }
  });
}

void count_tokens(const std::vector<std::int64_t>& known_tokens, TopicModel& model) {
  for (std::int64_t d = 0; d < model.theta.rows(); ++d) {
    const auto tokens = static_cast<double>(known_tokens[static_cast<std::size_t>(d)]);
    for (std::int64_t t = 0; t < model.k(); ++t) {
      model.topics[static_cast<std::size_t>(t)].tokens += static_cast<double>(model.theta(d, t)) * tokens;
    }
  }
}

double TopicModel::probability(std::int64_t term, std::int64_t topic) const {
  const double mass = topics[static_cast<std::size_t>(topic)].mass;
  return mass > 0 ? static_cast<double>(weights(term, topic)) / mass : 0;
}

std::optional<std::int64_t> top_topic_of(std::span<const float> theta) {
  const auto top = std::max_element(theta.begin(), theta.end());
  if (!(*top > 0)) return std::nullopt;
  return top - theta.begin();
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
