#include "topics/agreement/agreement.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "topics/agreement/expected_information.hpp"

namespace topicmill {
namespace {

using Numbers = std::vector<std::int64_t>;

// Values of scikit-learn 1.2.
TEST(Agreement, EqualsScikitLearn) {
  const auto found = agreement(Numbers{0, 0, 0, 1, 1, 1, 2, 2, 2, 2}, Numbers{0, 0, 1, 1, 1, 2, 2, 2, 3, 3});
  EXPECT_NEAR(found.nmi, 0.5759466679735676, 1e-12);
  EXPECT_NEAR(found.ari, 0.23728813559322035, 1e-12);
  EXPECT_DOUBLE_EQ(found.purity, 0.8);
  EXPECT_NEAR(found.ami, 0.33937136560922204, 1e-12);
  EXPECT_NEAR(found.homogeneity, 0.6492712741077914, 1e-12);
  EXPECT_NEAR(found.completeness, 0.5175031261015377, 1e-12);
  EXPECT_NEAR(found.v_measure, 0.5759466679735676, 1e-12);
}

TEST(Agreement, ExpectsWhatTheMeanOverAllAssignmentsHas) {
  // Labels aab, clusters xxy. y falls to b in one of three ways: ln 3 - 2/3 ln 2 then, elsewhere ln 3 - 4/3 ln 2.
  const double full = std::log(3) - 2.0 / 3 * std::log(2);
  const double half = std::log(3) - 4.0 / 3 * std::log(2);
  const auto table = count_pairs(Numbers{0, 0, 1}, Numbers{0, 0, 1});
  EXPECT_NEAR(expected_information(table, Logarithms(3)), (full + 2 * half) / 3, 1e-15);
}

TEST(Agreement, OfAllApartIsOne) { EXPECT_DOUBLE_EQ(agreement(Numbers{0, 1, 2}, Numbers{2, 0, 1}).ami, 1); }

TEST(Agreement, OfTheSamePartitionIsOne) {
  const auto found = agreement(Numbers{5, 5, 2, 2, 9}, Numbers{0, 0, 1, 1, 7});
  EXPECT_NEAR(found.nmi, 1, 1e-12);
  EXPECT_DOUBLE_EQ(found.ari, 1);
  EXPECT_DOUBLE_EQ(found.purity, 1);
  EXPECT_NEAR(found.ami, 1, 1e-12);
  EXPECT_NEAR(found.v_measure, 1, 1e-12);
}

TEST(Agreement, OfOneClusterIsNothing) {
  const auto found = agreement(Numbers{0, 0, 1, 1}, Numbers{0, 0, 0, 0});
  EXPECT_DOUBLE_EQ(found.nmi, 0);
  EXPECT_DOUBLE_EQ(found.ari, 0);
  EXPECT_DOUBLE_EQ(found.purity, 0.5);
  EXPECT_DOUBLE_EQ(found.ami, 0);
  EXPECT_DOUBLE_EQ(found.homogeneity, 0);
  EXPECT_DOUBLE_EQ(found.completeness, 1);
  EXPECT_DOUBLE_EQ(found.v_measure, 0);
}

TEST(Agreement, MayBeWorseThanChance) {
  const auto found = agreement(Numbers{0, 0, 1, 1}, Numbers{0, 1, 0, 1});
  EXPECT_DOUBLE_EQ(found.ari, -0.5);
  EXPECT_NEAR(found.ami, -0.5, 1e-12);
}

TEST(Agreement, IsDefinedWithoutDocuments) {
  const auto found = agreement({}, {});
  EXPECT_DOUBLE_EQ(found.nmi, 1);
  EXPECT_DOUBLE_EQ(found.purity, 1);
  EXPECT_DOUBLE_EQ(found.ari, 1);
  EXPECT_DOUBLE_EQ(found.ami, 1);
  EXPECT_DOUBLE_EQ(found.v_measure, 1);
}

}  // namespace
}  // namespace topicmill
