#include "topics/assignment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::Optional;

double value_of(const Worth& worth, const std::vector<std::optional<std::int64_t>>& columns) {
  double sum = 0;
  for (std::size_t row = 0; row < columns.size(); ++row) {
    if (columns[row]) sum += worth(static_cast<std::int64_t>(row), *columns[row]);
  }
  return sum;
}

/// The best of all matchings, by trying every one.
double best_of_all(const Worth& worth) {
  const bool wide = worth.rows <= worth.columns;
  std::vector<std::int64_t> order(static_cast<std::size_t>(std::max(worth.rows, worth.columns)));
  std::iota(order.begin(), order.end(), 0);
  double best = -1e300;
  do {
    double sum = 0;
    for (std::int64_t i = 0; i < std::min(worth.rows, worth.columns); ++i) {
      const auto other = order[static_cast<std::size_t>(i)];
      sum += wide ? worth(i, other) : worth(other, i);
    }
    best = std::max(best, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

TEST(BestAssignment, GivesUpABestPairForABetterWhole) {
  EXPECT_THAT(best_assignment({2, 2, {10, 9, 8, 1}}), ElementsAre(Optional(1), Optional(0)));
}

TEST(BestAssignment, LeavesRowsOverWhereColumnsRunOut) {
  EXPECT_THAT(best_assignment({3, 1, {1, 5, 2}}), ElementsAre(std::nullopt, Optional(0), std::nullopt));
  EXPECT_THAT(best_assignment({1, 3, {1, 5, 2}}), ElementsAre(Optional(1)));
  EXPECT_THAT(best_assignment({0, 0, {}}), ElementsAre());
}

TEST(BestAssignment, EqualsTheBestOfAllMatchings) {
  std::mt19937_64 random(7);
  std::uniform_int_distribution<int> small(-4, 4);  // many ties
  for (int round = 0; round < 300; ++round) {
    Worth worth{1 + round % 6, 1 + round / 6 % 6, {}};
    for (std::int64_t i = 0; i < worth.rows * worth.columns; ++i) worth.values.push_back(small(random));
    auto columns = best_assignment(worth);
    EXPECT_NEAR(value_of(worth, columns), best_of_all(worth), 1e-9) << worth.rows << " x " << worth.columns;
    std::sort(columns.begin(), columns.end());
    EXPECT_EQ(std::count(columns.begin(), columns.end(), std::nullopt),
              std::max(worth.rows - worth.columns, std::int64_t{0}));
    columns.erase(columns.begin(), std::upper_bound(columns.begin(), columns.end(), std::nullopt));
    EXPECT_EQ(std::adjacent_find(columns.begin(), columns.end()), columns.end()) << "a column is taken twice";
  }
}

}  // namespace
}  // namespace topicmill
