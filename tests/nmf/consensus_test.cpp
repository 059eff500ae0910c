#include "nmf/consensus.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

/// The cosine of columns s and t.
double cosine(const Factor& X, std::int64_t s, const std::vector<double>& wanted) {
  double product = 0;
  double x = 0;
  double y = 0;
  for (std::int64_t j = 0; j < X.rows(); ++j) {
    const auto value = static_cast<double>(X(j, s));
    const double other = wanted[static_cast<std::size_t>(j)];
    product += value * other;
    x += value * value;
    y += other * other;
  }
  return product / std::sqrt(x * y);
}

/// Whether some column points where `wanted` does.
bool has_topic(const Factor& H, const std::vector<double>& wanted) {
  for (std::int64_t t = 0; t < H.k(); ++t) {
    if (cosine(H, t, wanted) > 0.999) return true;
  }
  return false;
}

TEST(Consensus, TakesTheMedianOfEachTopicInAnyOrder) {
  std::vector<Factor> runs;
  runs.push_back(factor_of({{1, 0}, {1, 0}, {0, 2}}));
  runs.push_back(factor_of({{0, 3}, {0, 3}, {1, 0}}));
  runs.push_back(factor_of({{9, 0}, {9, 0}, {0, 1}}));
  const auto result = consensus_topics(runs, {}, 1);
  EXPECT_TRUE(has_topic(result.H, {1, 1, 0}));
  EXPECT_TRUE(has_topic(result.H, {0, 0, 1}));
  EXPECT_EQ(result.found, 6);
  EXPECT_EQ(result.outliers, 0);
}

TEST(Consensus, LeavesOutTopicsThatOneRunAloneHas) {
  std::vector<Factor> runs;
  for (int run = 0; run < 4; ++run) runs.push_back(factor_of({{1, 0}, {1, 0}, {0, 2}, {0, 0}}));
  runs.push_back(factor_of({{1, 0}, {1, 0}, {0, 0}, {0, 5}}));
  const auto result = consensus_topics(runs, {}, 1);
  EXPECT_EQ(result.outliers, 1);
  EXPECT_TRUE(has_topic(result.H, {1, 1, 0, 0}));
  EXPECT_TRUE(has_topic(result.H, {0, 0, 1, 0}));
}

TEST(Consensus, DeadTopicsDoNotCount) {
  std::vector<Factor> runs;
  for (int run = 0; run < 3; ++run) runs.push_back(factor_of({{1, 0}, {0, 2}}));
  runs.push_back(factor_of({{1, 0}, {0, 0}}));
  const auto result = consensus_topics(runs, {}, 1);
  EXPECT_EQ(result.outliers, 1);
  EXPECT_TRUE(has_topic(result.H, {1, 0}));
  EXPECT_TRUE(has_topic(result.H, {0, 1}));
}

}  // namespace
}  // namespace topicmill
