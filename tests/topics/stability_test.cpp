#include "topics/stability.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

TEST(AverageJaccard, WeighsTheHeadOfTheRanking) {
  // Depths: {1} {2}: 0; {1 2} {2 1}: 1; {1 2 3} {2 1 4}: 2 of 4.
  EXPECT_DOUBLE_EQ(average_jaccard({1, 2, 3}, {2, 1, 4}), (0 + 1 + 0.5) / 3);
  // A difference at the head costs more than one at the end.
  EXPECT_LT(average_jaccard({1, 2, 3}, {4, 2, 3}), average_jaccard({1, 2, 3}, {1, 2, 4}));
}

TEST(AverageJaccard, HasTheExampleOfThePaper) {
  // Greene et al. 2014: {album, music, best, award, win} and {sport, best, win, medal, award}: 0.154.
  EXPECT_NEAR(average_jaccard({1, 2, 3, 4, 5}, {6, 3, 5, 7, 4}), 0.154, 5e-4);
}

TEST(AverageJaccard, ListsOfOtherLengthsAndNone) {
  EXPECT_DOUBLE_EQ(average_jaccard({1}, {1, 2}), (1 + 0.5) / 2);
  EXPECT_DOUBLE_EQ(average_jaccard({1, 2}, {1}), (1 + 0.5) / 2);
  EXPECT_DOUBLE_EQ(average_jaccard({}, {}), 0);
  EXPECT_DOUBLE_EQ(average_jaccard({}, {1}), 0);
}

TEST(Stability, OrderOfTopicsDoesNotMatter) {
  const auto result = stability({{1, 2}, {3, 4}}, {{{3, 4}, {1, 2}}, {{1, 2}, {3, 4}}});
  EXPECT_THAT(result.topics, ElementsAre(1, 1));
  EXPECT_EQ(result.mean, 1);
}

TEST(Stability, IsTheMeanOverRunsOfEachTopic) {
  const auto result = stability({{1, 2}, {3, 4}}, {{{1, 2}, {5, 6}}, {{1, 2}, {3, 4}}, {{1, 2}, {3, 4}}});
  EXPECT_THAT(result.topics, ElementsAre(DoubleEq(1), DoubleEq(2.0 / 3)));
  EXPECT_DOUBLE_EQ(result.mean, 5.0 / 6);
}

TEST(Stability, ATopicThatARunLacksScoresNothingThere) {
  EXPECT_THAT(stability({{1, 2}, {3, 4}}, {{{3, 4}}}).topics, ElementsAre(0, 1));
}

TEST(Stability, OneRunAloneHasNothingToDifferFrom) {
  EXPECT_THAT(stability({{1, 2}, {3}}, {}).topics, ElementsAre(1, 1));
  EXPECT_EQ(stability({}, {{{1}}}).mean, 0);
}

TEST(BestJaccard, IsTheMeanOverRunsOfTheNearestTopic) {
  using Topics = std::vector<std::vector<std::string>>;
  const Topics reference{{"a", "b", "c"}, {"d", "e"}, {}};
  // Of a b c: 2 of 4 words, then all; of d e: nothing, then 1 of 3.
  const auto found = best_jaccard(reference, {Topics{{"c", "x", "a"}}, Topics{{"c", "b", "a"}, {"e", "y"}, {}}});
  ASSERT_EQ(found.size(), 3U);
  EXPECT_DOUBLE_EQ(found[0], (0.5 + 1) / 2);
  EXPECT_DOUBLE_EQ(found[1], (0 + 1.0 / 3) / 2);
  EXPECT_DOUBLE_EQ(found[2], 0);
}

}  // namespace
}  // namespace topicmill
