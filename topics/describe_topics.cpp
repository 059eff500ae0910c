#include "topics/describe_topics.hpp"

#include <algorithm>
#include <numeric>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

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

}  // namespace

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

template void reorder_columns(Factor&, const std::vector<std::size_t>&);
template void reorder_columns(BasicFactor<double>&, const std::vector<std::size_t>&);

template <class T>
void sort_components(BasicFactor<T>& W, BasicFactor<T>& H) {
  const auto order = prevalence_order(prevalences(W, column_sums(H)));
  reorder_columns(W, order);
  reorder_columns(H, order);
}

template void sort_components(Factor&, Factor&);
template void sort_components(BasicFactor<double>&, BasicFactor<double>&);

DescribedTopics describe_topics(Factorization factorization,  // NOLINT(performance-unnecessary-value-param): moved from
                                std::vector<float> explained, Numbering numbering) {
  auto& [W, H, summary] = factorization;
  if (numbering == Numbering::by_share) sort_components(W, H);
  const std::vector<double> masses = column_sums(H);
  const std::vector<double> shares = prevalences(W, masses);

  DescribedTopics described{{std::move(H), {}}, {std::move(W), std::move(explained)}};
  auto& topics = described.model.topics;
  auto& documents = described.documents;
  for (std::size_t t = 0; t < masses.size(); ++t) topics.push_back({masses[t], shares[t]});
  weigh_by_mass(topics, documents.theta);
  for (std::int64_t d = 0; d < documents.theta.rows(); ++d) {
    if (const auto top = documents.top_topic(d)) ++topics[static_cast<std::size_t>(*top)].documents;
  }
  return described;
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

void count_documents(const DocumentTopics& documents, std::vector<Topic>& topics) {
  std::int64_t with_topics = 0;
  for (auto& topic : topics) topic.share = 0;
  for (auto& topic : topics) topic.documents = 0;
  for (std::int64_t d = 0; d < documents.theta.rows(); ++d) {
    const auto top = documents.top_topic(d);
    if (!top) continue;
    ++with_topics;
    ++topics[static_cast<std::size_t>(*top)].documents;
    for (std::size_t t = 0; t < topics.size(); ++t) {
      topics[t].share += static_cast<double>(documents.theta(d, static_cast<std::int64_t>(t)));
    }
  }
  for (auto& topic : topics) topic.share /= static_cast<double>(std::max<std::int64_t>(with_topics, 1));
}

void count_tokens(const std::vector<std::int64_t>& known_tokens, DescribedTopics& described) {
  auto& [model, documents, passages, past] = described;
  for (std::int64_t d = 0; d < documents.theta.rows(); ++d) {
    const auto tokens = static_cast<double>(known_tokens[static_cast<std::size_t>(d)]);
    for (std::int64_t t = 0; t < model.k(); ++t) {
      model.topics[static_cast<std::size_t>(t)].tokens += static_cast<double>(documents.theta(d, t)) * tokens;
    }
  }
}

}  // namespace topicmill
