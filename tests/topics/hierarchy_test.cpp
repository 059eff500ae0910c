#include "topics/hierarchy.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

/// Things on a line.
Distances on_a_line(const std::vector<double>& places) {
  Distances distances{std::ssize(places), {}};
  for (const double a : places) {
    for (const double b : places) distances.values.push_back(std::abs(a - b));
  }
  return distances;
}

void expect_join(const Join& join, std::int64_t left, std::int64_t right, double height, std::int64_t size) {
  EXPECT_EQ(join.left, left);
  EXPECT_EQ(join.right, right);
  EXPECT_NEAR(join.height, height, 1e-12);
  EXPECT_EQ(join.size, size);
}

TEST(Hierarchy, JoinsTheNearestAtTheirMeanDistance) {
  // By hand: 0 and 1; 4 with both; 10 and 14; the mean of six pairs.
  const auto tree = hierarchy_of(on_a_line({0, 10, 1, 14, 4}));
  ASSERT_EQ(tree.joins.size(), 4U);
  expect_join(tree.joins[0], 0, 2, 1, 2);
  expect_join(tree.joins[1], 4, 5, 3.5, 3);
  expect_join(tree.joins[2], 1, 3, 4, 2);
  expect_join(tree.joins[3], 6, 7, (10 + 9 + 6 + 14 + 13 + 10) / 6.0, 5);
}

TEST(Hierarchy, OfEquallyNearOnesTheLowestNumbersAreJoinedFirst) {
  const auto tree = hierarchy_of(on_a_line({0, 1, 2, 3}));
  expect_join(tree.joins[0], 0, 1, 1, 2);
  expect_join(tree.joins[1], 2, 3, 1, 2);
  expect_join(tree.joins[2], 4, 5, 2, 4);
}

TEST(Hierarchy, TheOrderOfThingsOnALineIsTheLine) {
  const auto tree = hierarchy_of(on_a_line({4, 0, 14, 1, 10}));
  EXPECT_THAT(tree.order, testing::AnyOf(ElementsAre(1, 3, 0, 4, 2), ElementsAre(2, 4, 0, 3, 1)));
}

TEST(Hierarchy, HeightsNeverFallAndEveryThingStandsOnce) {
  std::vector<double> places;
  for (int i = 0; i < 60; ++i) places.push_back((i * 37) % 61 * 0.1);
  const auto tree = hierarchy_of(on_a_line(places));
  EXPECT_TRUE(std::is_sorted(tree.joins.begin(), tree.joins.end(),
                             [](const Join& a, const Join& b) { return a.height < b.height; }));
  EXPECT_EQ(tree.joins.back().size, 60);
  auto order = tree.order;
  std::sort(order.begin(), order.end());
  for (std::int64_t i = 0; i < 60; ++i) EXPECT_EQ(order[static_cast<std::size_t>(i)], i);
}

TEST(Hierarchy, OneThingAloneIsATreeWithoutJoins) {
  const auto tree = hierarchy_of({1, {0}});
  EXPECT_TRUE(tree.joins.empty());
  EXPECT_THAT(tree.order, UnorderedElementsAre(0));
  EXPECT_TRUE(hierarchy_of({}).order.empty());
}

}  // namespace
}  // namespace topicmill
