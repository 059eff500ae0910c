#include "topics/sum_passages.hpp"

#include <algorithm>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

/// Sums that become a document's theta.
class DocumentSums {
 public:
  explicit DocumentSums(std::int64_t k) : theta_(static_cast<std::size_t>(k)) {}

  void clear() {
    std::fill(theta_.begin(), theta_.end(), 0.0);
    with_topics_ = tokens_ = explained_ = 0;
  }

  void add(std::span<const float> theta, float explained, const Passage& passage) {
    const auto weight = static_cast<double>(passage.known_tokens);
    tokens_ += weight;
    explained_ += weight * static_cast<double>(explained);
    if (!top_topic_of(theta)) return;
    with_topics_ += weight;
    for (std::size_t t = 0; t < theta_.size(); ++t) theta_[t] += weight * static_cast<double>(theta[t]);
  }

  void write(float* theta, float& explained) const {
    const auto mean = [](double sum, double weight) { return weight > 0 ? static_cast<float>(sum / weight) : 0.0F; };
    for (const double sum : theta_) *theta++ = mean(sum, with_topics_);
    explained = mean(explained_, tokens_);
  }

 private:
  std::vector<double> theta_;
  double with_topics_ = 0;  ///< known tokens of passages that have topics
  double tokens_ = 0;       ///< of all
  double explained_ = 0;
};

std::vector<TopTopic> top_topics(const DocumentTopics& topics) {
  std::vector<TopTopic> tops;
  for (std::int64_t row = 0; row < topics.theta.rows(); ++row) {
    const auto top = topics.top_topic(row);
    tops.push_back({top, top ? topics.theta(row, *top) : 0});
  }
  return tops;
}

void renumber(const std::vector<std::size_t>& order, DescribedTopics& described) {
  auto& [model, documents, passages, past] = described;
  reorder_columns(model.weights, order);
  reorder_columns(documents.theta, order);
  std::vector<Topic> topics;
  std::vector<std::int64_t> number(order.size());
  for (std::size_t place = 0; place < order.size(); ++place) {
    topics.push_back(model.topics[order[place]]);
    number[order[place]] = static_cast<std::int64_t>(place);
  }
  model.topics = std::move(topics);
  for (auto& passage : passages) {
    if (passage.topic) passage.topic = number[static_cast<std::size_t>(*passage.topic)];
  }
}

}  // namespace

DocumentTopics sum_passages(const DocumentTopics& of_passages, const Passages& passages) {
  const std::int64_t n = passages.documents();
  const std::int64_t k = of_passages.k();
  DocumentTopics documents{Factor(n, k), std::vector<float>(static_cast<std::size_t>(n))};
  const std::int64_t rows_a_document = std::ssize(passages.list) / std::max<std::int64_t>(n, 1) + 1;
  for_each_range(even_rows(n, 4 * k * rows_a_document), [&](RowRange range) {
    DocumentSums sums(k);
    for (std::int64_t d = range.begin; d < range.end; ++d) {
      sums.clear();
      const auto rows = passages.rows_of(d);
      for (std::int64_t row = rows.begin; row < rows.end; ++row) {
        const auto place = static_cast<std::size_t>(row);
        sums.add(of_passages.theta.row_span(row), of_passages.explained[place], passages.list[place]);
      }
      sums.write(documents.theta.row(d), documents.explained[static_cast<std::size_t>(d)]);
    }
  });
  return documents;
}

DescribedTopics describe_passages(
    Factorization factorization,  // NOLINT(performance-unnecessary-value-param): moved from
    std::vector<float> explained, const Passages& passages, Numbering numbering) {
  auto& [W, H, summary] = factorization;
  DescribedTopics described;
  for (const double mass : column_sums(H)) described.model.topics.push_back({mass});
  weigh_by_mass(described.model.topics, W);
  const DocumentTopics of_passages{std::move(W), std::move(explained)};
  described.passages = top_topics(of_passages);
  described.documents = sum_passages(of_passages, passages);
  described.model.weights = std::move(H);
  count_documents(described.documents, described.model.topics);
  if (numbering == Numbering::as_given) return described;
  std::vector<double> shares;
  for (const auto& topic : described.model.topics) shares.push_back(topic.share);
  renumber(prevalence_order(shares), described);
  return described;
}

}  // namespace topicmill
