// Means of rows of the same two largest topics.
#include "nmf/continuation/past_rows.hpp"

#include <gmock/gmock.h>

#include <array>
#include <numeric>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// So often this row.
std::vector<std::vector<float>> repeated(const std::vector<float>& row, std::size_t times) {
  return std::vector<std::vector<float>>(times, row);
}

std::vector<std::vector<float>> operator+(std::vector<std::vector<float>> a, const std::vector<std::vector<float>>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Factor two_topics() { return factor_of({{1, 0}, {1, 0}, {0, 1}}); }

TEST(PastRows, AreWeightedMeansOfPairs) {
  const auto V = from_rows(repeated({2, 0, 1}, 5) + repeated({4, 0, 0}, 5) + repeated({0, 1, 3}, 6));
  const auto W = factor_of(repeated({2, 1}, 10) + repeated({1, 3}, 6));
  std::vector<double> weights(16, 1);
  std::fill_n(weights.begin(), 5, 3);
  const PastRows past = summarize_rows(std::array{RowsOfTopics{V, W, weights}}, two_topics());
  EXPECT_THAT(past.counts, ElementsAre(10, 6));
  EXPECT_THAT(past.weights, ElementsAre(20, 6));
  EXPECT_THAT(past.means.row_columns(0), ElementsAre(0, 2));
  EXPECT_THAT(past.means.row_values(0), ElementsAre(2.5F, 0.75F));
  EXPECT_THAT(past.means.row_values(1), ElementsAre(1, 3));
  EXPECT_EQ(past.rows(), 16);
}

TEST(PastRows, RarePairsJoinTheRestOfTheirLargerTopic) {
  const auto V = from_rows(repeated({2, 0, 0}, 8) + repeated({0, 4, 0}, 2));
  const auto W = factor_of(repeated({2, 0}, 8) + repeated({2, 1}, 2));
  const PastRows past = summarize_rows(std::array{RowsOfTopics{V, W}}, two_topics());
  EXPECT_THAT(past.counts, ElementsAre(10));
  EXPECT_THAT(past.means.row_values(0), ElementsAre(1.6F, 0.8F));
}

TEST(PastRows, ShowNoRowThatStandsAlone) {
  const auto V = from_rows(repeated({2, 0, 0}, 8) + repeated({9, 0, 7}, 1));
  const auto W = factor_of(repeated({2, 0}, 8) + repeated({0, 3}, 1));
  const PastRows past = summarize_rows(std::array{RowsOfTopics{V, W}}, two_topics());
  EXPECT_THAT(past.counts, ElementsAre(8, 1));
  EXPECT_THAT(past.means.row_columns(1), ElementsAre(2));  // of the topic, not of the row
  EXPECT_THAT(past.means.row_values(1), ElementsAre(3));
}

TEST(PastRows, OfPastRowsCountWhatTheyStandFor) {
  const auto V = from_rows({{2, 0, 0}});
  const auto W = factor_of({{2, 0}});
  const auto means = from_rows({{1, 1, 0}});
  const auto past_W = factor_of({{1, 0}});
  const std::vector<double> weights{3};
  const std::vector<std::int64_t> counts{7};
  const PastRows past =
      summarize_rows(std::array{RowsOfTopics{V, W}, RowsOfTopics{means, past_W, weights, counts}}, two_topics());
  EXPECT_THAT(past.counts, ElementsAre(8));
  EXPECT_THAT(past.weights, ElementsAre(4));
  EXPECT_THAT(past.means.row_values(0), ElementsAre(1.25F, 0.75F));
}

TEST(PastRows, OfRowsOfZerosAreNone) {
  const auto V = from_rows(repeated({0, 0, 0}, 9));
  const PastRows past = summarize_rows(std::array{RowsOfTopics{V, Factor(9, 2)}}, two_topics());
  EXPECT_EQ(past.means.rows, 0);
  EXPECT_EQ(past.means.cols, 3);
}

TEST(PastRows, KeepTheLargestValues) {
  std::vector<float> row(1500);
  std::iota(row.begin(), row.end(), 1.0F);
  const auto V = from_rows(repeated(row, 5));
  const auto W = factor_of(repeated({1}, 5));
  const Factor H = factor_of(repeated({1}, 1500));
  const PastRows past = summarize_rows(std::array{RowsOfTopics{V, W}}, H);
  EXPECT_EQ(past.means.nonzeros(), 1000);
  EXPECT_EQ(past.means.columns.front(), 500U);
}

}  // namespace
}  // namespace topicmill
