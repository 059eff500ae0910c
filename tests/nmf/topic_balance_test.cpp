#include "nmf/topic_balance.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

#include "nmf/algebra/removal.hpp"
#include "nmf/nmf_registry.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

/// Blocks of ones along the diagonal, 5 columns wide: alone, a topic of one is worth 2.5 times its rows.
Factor blocks_of(const std::vector<std::int64_t>& rows) {
  std::int64_t n = 0;
  for (const std::int64_t count : rows) n += count;
  Factor V(n, 5 * std::ssize(rows));
  std::int64_t i = 0;
  for (std::int64_t block = 0; block < std::ssize(rows); ++block) {
    for (const std::int64_t end = i + rows[static_cast<std::size_t>(block)]; i < end; ++i) {
      for (std::int64_t j = 5 * block; j < 5 * block + 5; ++j) V(i, j) = 1;
    }
  }
  return V;
}

/// A topic a block; the blocks from `merged` on have one between them, which is that of the first of these.
Factors topics_of(const Factor& V, std::int64_t merged) {
  Factors factors{Factor(V.rows(), merged + 1), Factor(V.k(), merged + 1)};
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      if (V(i, j) == 0) continue;
      factors.W(i, std::min(j / 5, merged)) = j / 5 > merged ? 0.1F : 1;
      if (j / 5 <= merged) factors.H(j, j / 5) = 1;
    }
  }
  return factors;
}

TopicBalance balance_of(const Problem<float>& problem, const Factors& factors) {
  NmfOptions options;
  options.topics = factors.W.k();
  return topic_balance(problem, factors.W, factors.H, options, 42, nmf_registry()).value();
}

std::int64_t hidden(const std::vector<std::int64_t>& rows, std::int64_t merged) {
  const Factor V = blocks_of(rows);
  return balance_of(V, topics_of(V, merged)).hidden;
}

TEST(TopicBalance, HasNothingAgainstAsManyTopicsAsThereAre) {
  const Factor V = blocks_of({10, 10, 10, 10});
  const TopicBalance balance = balance_of(V, topics_of(V, 3));
  EXPECT_EQ(balance.hidden, 0);
  EXPECT_EQ(balance.slight, 0);
}

// A large topic is worth 25. What is hidden counts from 17.5 on: 8 rows are worth 20, 6 are worth 15.
TEST(TopicBalance, CountsTopicsThatAreLeftUnsaidAndNearlyAsLarge) {
  EXPECT_EQ(hidden({10, 10, 8}, 1), 1);
  EXPECT_EQ(hidden({10, 10, 6}, 1), 0);
}

// Both topics are two blocks, and one of their blocks is left to another.
TEST(TopicBalance, EachTopicMayHideAnother) {
  const Factor V = blocks_of({10, 10, 10, 10});
  Factors factors{Factor(40, 2), Factor(20, 2)};
  for (std::int64_t i = 0; i < 40; ++i) factors.W(i, i / 20) = 1;
  for (std::int64_t j = 0; j < 20; ++j) factors.H(j, j / 10) = 0.5F;
  EXPECT_EQ(balance_of(V, factors).hidden, 2);
}

// 12.5 is half of 25.
TEST(TopicBalance, CountsTopicsThatAreWorthLittle) {
  const Factor small = blocks_of({10, 4, 10, 10});
  EXPECT_EQ(balance_of(small, topics_of(small, 3)).slight, 1);
  const Factor half = blocks_of({10, 5, 10, 10});
  EXPECT_EQ(balance_of(half, topics_of(half, 3)).slight, 0);
}

// The last 6 rows count as 12: worth 30.
TEST(TopicBalance, CountsRowsByTheirWeights) {
  const Factor V = blocks_of({10, 10, 6});
  std::vector<double> weights(26, 1.0);
  std::fill(weights.begin() + 20, weights.end(), 2.0);
  Problem<float> problem(V);
  problem.row_weights = weights;
  EXPECT_EQ(balance_of(problem, topics_of(V, 1)).hidden, 1);
}

TEST(TopicBalance, IsTheSameInEitherPrecisionAndForAnyNumberOfThreads) {
  const auto V = random_sparse(200, 60, 0.2F);
  NmfOptions options;
  options.topics = 6;
  const auto found = factorize(V, options, 42, nmf_registry());
  const auto measured = [&](const auto& matrix) {
    Problem problem(matrix);
    return topic_balance(problem, found.W, found.H, options, 42, nmf_registry()).value();
  };
  const TopicBalance one = with_threads(1, [&] { return measured(V); });
  for (const TopicBalance& other :
       {with_threads(4, [&] { return measured(V); }), measured(with_values_of<double>(V))}) {
    EXPECT_EQ(other.hidden, one.hidden);
    EXPECT_EQ(other.slight, one.slight);
  }
}

TEST(TopicBalance, IsNotMeasuredWhereNoMoreTopicsFitOrEntriesAreMissing) {
  const Factor V = blocks_of({10});
  NmfOptions options;
  options.topics = 5;
  const auto measured = [&](const Factor& W, const Factor& H) {
    return topic_balance(Problem<float>(V), W, H, options, 42, nmf_registry());
  };
  EXPECT_FALSE(measured(Factor(10, 5), Factor(5, 5)));
  options.topics = 2;
  EXPECT_TRUE(measured(Factor(10, 2), Factor(5, 2)));
  options.missing = MissingValues::nan;
  EXPECT_FALSE(measured(Factor(10, 2), Factor(5, 2)));
}

// h_0 is at a distance of 1/sqrt(2) from the ray of h_1, h_1 at 1 from that of h_0: 4 / 2 / 2 and 1 / 2.
TEST(RemovalCosts, AreWhatTheOtherTopicsCannotTakeOver) {
  EXPECT_THAT(removal_costs(factor_of({{2, 0}, {0, 1}}), factor_of({{1, 1}, {0, 1}})),
              ElementsAre(DoubleEq(1), DoubleEq(0.5)));
}

}  // namespace
}  // namespace topicmill
