// Topics over groups of documents: what each group holds of each topic.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// A document belongs to a group; to several where it has several memberships.
struct Membership {
  std::int64_t document = 0;
  std::int64_t group = 0;
};

/// What a group holds of a topic.
struct TopicSum {
  std::int64_t documents = 0;  ///< how many of the group have it as their top topic
  double weight = 0;           ///< sum of theta over the documents of the group
};

/// Sums of groups x k topics.
class GroupSums {
 public:
  GroupSums(std::int64_t groups, std::int64_t k);

  std::int64_t groups() const { return groups_; }
  std::int64_t k() const { return k_; }
  TopicSum& at(std::int64_t group, std::int64_t topic) { return sums_[index(group, topic)]; }
  const TopicSum& at(std::int64_t group, std::int64_t topic) const { return sums_[index(group, topic)]; }

  /// The topic's part of the group's theta: over all topics they sum to 1, or are 0 where no document of the group has
  /// a topic. O(k).
  double share(std::int64_t group, std::int64_t topic) const;

 private:
  std::size_t index(std::int64_t group, std::int64_t topic) const {
    return static_cast<std::size_t>(group * k_ + topic);
  }

  std::int64_t groups_;
  std::int64_t k_;
  std::vector<TopicSum> sums_;
};

/// Adds up theta (n x k) in the order of `members`, which name documents of theta and groups below `groups`.
/// O(members k), one thread.
GroupSums sum_by_group(const Factor& theta, std::span<const Membership> members, std::int64_t groups);

}  // namespace topicmill
