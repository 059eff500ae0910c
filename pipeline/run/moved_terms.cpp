#include "pipeline/run/moved_terms.hpp"

#include <algorithm>

#include "text/vectorize/former_terms.hpp"

namespace topicmill {

MovedTerms::MovedTerms(const std::vector<Term>& from, const std::vector<Term>& to)
    : terms_(std::ssize(to)), places_(places_of(from, to)) {
  for (std::size_t j = 0; j < from.size(); ++j) {
    ratios_.push_back(from[j].idf > 0 ? to[places_[j]].idf / from[j].idf : 1);
  }
}

PastRows MovedTerms::operator()(PastRows rows) const {
  SparseMatrix& means = rows.means;
  for (std::size_t i = 0; i < means.columns.size(); ++i) {
    const auto term = means.columns[i];
    means.columns[i] = places_[term];
    means.values[i] = static_cast<float>(static_cast<double>(means.values[i]) * ratios_[term]);
  }
  means.cols = terms_;
  return rows;
}

Factor MovedTerms::operator()(const Factor& H) const {
  Factor moved(terms_, H.k());
  for (std::size_t j = 0; j < places_.size(); ++j) {
    const auto row = H.row_span(static_cast<std::int64_t>(j));
    std::transform(row.begin(), row.end(), moved.row(places_[j]),
                   [&](float weight) { return static_cast<float>(static_cast<double>(weight) * ratios_[j]); });
  }
  return moved;
}

NamedTopics named_topics(const std::vector<Term>& terms, const Factor& H) {
  NamedTopics topics{{}, Factor(H)};
  for (const Term& term : terms) topics.terms.push_back(term.text);
  return topics;
}

std::vector<std::size_t> order_of_followers(const std::vector<Term>& terms, const Factor& before, const Factor& now) {
  std::vector<std::size_t> order;
  for (const auto partner : align(named_topics(terms, before), named_topics(terms, now)).partner) {
    order.push_back(static_cast<std::size_t>(*partner));
  }
  for (std::size_t t = 0; t < static_cast<std::size_t>(now.k()); ++t) {
    if (std::find(order.begin(), order.end(), t) == order.end()) order.push_back(t);
  }
  return order;
}

}  // namespace topicmill
