#include "topics/group_sums.hpp"

#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(GroupSums, SharesOfAGroupAddToOne) {
  const Factor theta = factor_of({{0.75F, 0.25F}, {0.25F, 0.75F}, {1, 0}});
  const std::vector<Membership> members{{0, 1}, {1, 1}, {2, 0}};
  const GroupSums sums = sum_by_group(theta, members, 2);
  EXPECT_DOUBLE_EQ(sums.at(1, 0).weight, 1);
  EXPECT_DOUBLE_EQ(sums.share(1, 0), 0.5);
  EXPECT_DOUBLE_EQ(sums.share(1, 1), 0.5);
  EXPECT_EQ(sums.at(1, 1).documents, 1);
  EXPECT_DOUBLE_EQ(sums.share(0, 0), 1);
}

TEST(GroupSums, ADocumentCountsInEachOfItsGroups) {
  const GroupSums sums = sum_by_group(factor_of({{1}}), std::vector<Membership>{{0, 0}, {0, 1}}, 2);
  EXPECT_EQ(sums.at(0, 0).documents, 1);
  EXPECT_EQ(sums.at(1, 0).documents, 1);
}

TEST(GroupSums, GroupsWithoutDocumentsAndDocumentsWithoutTopicsAreZero) {
  const GroupSums sums = sum_by_group(factor_of({{0, 0}}), std::vector<Membership>{{0, 0}}, 2);
  for (std::int64_t group = 0; group < 2; ++group) {
    EXPECT_EQ(sums.at(group, 0).documents, 0);
    EXPECT_EQ(sums.share(group, 0), 0);
  }
}

}  // namespace
}  // namespace topicmill
