#include "topics/agreement.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace topicmill {
namespace {

using Numbers = std::vector<std::int64_t>;

// Values of scikit-learn 1.2.
TEST(Agreement, EqualsScikitLearn) {
  const auto found = agreement(Numbers{0, 0, 0, 1, 1, 1, 2, 2, 2, 2}, Numbers{0, 0, 1, 1, 1, 2, 2, 2, 3, 3});
  EXPECT_NEAR(found.nmi, 0.5759466679735676, 1e-12);
  EXPECT_NEAR(found.ari, 0.23728813559322035, 1e-12);
  EXPECT_DOUBLE_EQ(found.purity, 0.8);
}

TEST(Agreement, OfTheSamePartitionIsOne) {
  const auto found = agreement(Numbers{5, 5, 2, 2, 9}, Numbers{0, 0, 1, 1, 7});
  EXPECT_NEAR(found.nmi, 1, 1e-12);
  EXPECT_DOUBLE_EQ(found.ari, 1);
  EXPECT_DOUBLE_EQ(found.purity, 1);
}

TEST(Agreement, OfOneClusterIsNothing) {
  const auto found = agreement(Numbers{0, 0, 1, 1}, Numbers{0, 0, 0, 0});
  EXPECT_DOUBLE_EQ(found.nmi, 0);
  EXPECT_DOUBLE_EQ(found.ari, 0);
  EXPECT_DOUBLE_EQ(found.purity, 0.5);
}

TEST(Agreement, MayBeWorseThanChance) {
  EXPECT_DOUBLE_EQ(agreement(Numbers{0, 0, 1, 1}, Numbers{0, 1, 0, 1}).ari, -0.5);
}

TEST(Agreement, IsDefinedWithoutDocuments) {
  const auto found = agreement({}, {});
  EXPECT_DOUBLE_EQ(found.nmi, 1);
  EXPECT_DOUBLE_EQ(found.purity, 1);
  EXPECT_DOUBLE_EQ(found.ari, 1);
}

}  // namespace
}  // namespace topicmill
