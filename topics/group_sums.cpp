#include "topics/group_sums.hpp"

#include "topics/document_topics.hpp"

namespace topicmill {

GroupSums::GroupSums(std::int64_t groups, std::int64_t k)
    : groups_(groups), k_(k), sums_(static_cast<std::size_t>(groups * k)) {}

double GroupSums::share(std::int64_t group, std::int64_t topic) const {
  double total = 0;
  for (std::int64_t t = 0; t < k_; ++t) total += at(group, t).weight;
  return total > 0 ? at(group, topic).weight / total : 0;
}

GroupSums sum_by_group(const Factor& theta, std::span<const Membership> members, std::int64_t groups) {
  GroupSums sums(groups, theta.k());
  for (const auto& [document, group] : members) {
    const auto mixture = theta.row_span(document);
    for (std::int64_t t = 0; t < theta.k(); ++t) {
      sums.at(group, t).weight += static_cast<double>(mixture[static_cast<std::size_t>(t)]);
    }
    if (const auto top = top_topic_of(mixture)) ++sums.at(group, *top).documents;
  }
  return sums;
}

}  // namespace topicmill
