#include "nmf/moves.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "nmf/algebra/removal.hpp"
#include "nmf/restarts.hpp"
#include "nmf/split.hpp"
#include "tests/nmf/bad_start.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

Factorization from_merged_and_split(double moves) {
  NmfOptions options = options_of_merged_and_split();
  options.moves = moves;
  return factorize(three_blocks(), options, 42, registry_with_merged_and_split());
}

// Halves of ones in 20 rows of 10: an error of 200 / 4, halved. Apart, what is left is 0.15 in 40 places of the third.
TEST(Moves, TakeApartWhatABadStartMergedAndMergeWhatItSplit) {
  EXPECT_NEAR(from_merged_and_split(0).summary.objective, 25, 1e-3);
  const auto moved = from_merged_and_split(20).summary;
  EXPECT_NEAR(moved.objective, 0.45, 0.01);
  ASSERT_TRUE(moved.moves);
  EXPECT_EQ(moved.moves->kept, 1);
  EXPECT_NEAR(moved.moves->converged_at, 25, 1e-3);
}

NmfOptions options_with_moves(double moves) {
  NmfOptions options;
  options.topics = 6;
  options.moves = moves;
  return options;
}

TEST(Moves, NeverRaiseTheObjectiveWhateverTheSolver) {
  const auto V = random_sparse(60, 50, 0.3F);
  for (const auto& [solver, loss] : every_solver_and_loss()) {
    NmfOptions options = options_with_moves(0);
    options.solver = {solver, {}};
    options.loss = {loss, {}};
    options.init = {"nndsvda", {}};
    options.tolerance = 1e-2;
    if (loss == "frobenius") options.regularization.l1_w = 1e-4;
    const auto stays = factorize(V, options).summary;
    options.moves = 20;
    const auto moved = factorize(V, options).summary;
    ASSERT_TRUE(moved.moves) << solver << ' ' << loss;
    EXPECT_LE(moved.objective, stays.objective * (1 + 1e-6)) << solver << ' ' << loss;
    EXPECT_EQ(std::ssize(moved.trace), moved.iterations);
    for (std::size_t i = 1; i < moved.trace.size(); ++i) {
      EXPECT_LE(moved.trace[i].objective, moved.trace[i - 1].objective * (1 + 1e-6)) << solver << ' ' << loss;
      EXPECT_EQ(moved.trace[i].iteration, moved.trace[i - 1].iteration + 1);
    }
  }
}

TEST(Moves, AreTheSameForAnyNumberOfThreads) {
  const auto V = random_sparse(300, 200, 0.1F);
  const auto run = [&] { return factorize(V, options_with_moves(5)); };
  const auto alone = with_threads(1, run);
  const auto together = with_threads(4, run);
  ASSERT_TRUE(alone.summary.moves);
  EXPECT_EQ(entries(alone.W), entries(together.W));
  EXPECT_EQ(entries(alone.H), entries(together.H));
}

TEST(Moves, FollowThePickedRestart) {
  const auto V = random_sparse(60, 50, 0.3F);
  NmfOptions options = options_with_moves(0);
  options.restarts = 3;
  const auto stays = factorize_with_restarts(V, options).picked.summary;
  options.moves = 20;
  const auto moved = factorize_with_restarts(V, options).picked.summary;
  ASSERT_TRUE(moved.moves);
  EXPECT_LE(moved.objective, stays.objective);
  EXPECT_LE(moved.objective, moved.moves->converged_at);
  EXPECT_EQ(moved.objective, *std::min_element(moved.restarts->objectives.begin(), moved.restarts->objectives.end()));
}

TEST(Moves, AreMadeByEveryRunOfAConsensusAsAlone) {
  const auto V = random_sparse(60, 50, 0.3F);
  NmfOptions options = options_with_moves(20);
  const auto first = factorize(V, options, 7).summary;
  options.init = {"random", {}};
  const auto second = factorize(V, options, 8).summary;
  options.init = {"nndsvd", {}};
  options.restarts = 2;
  options.pick = Pick::consensus;
  const auto runs = factorize_with_restarts(V, options, 7).picked.summary.restarts;
  ASSERT_TRUE(runs && first.moves && second.moves);
  EXPECT_THAT(runs->objectives, ElementsAre(first.objective, second.objective));
}

TEST(Moves, OfRandomRestartsAreThoseOfRunsAlone) {
  const auto V = random_sparse(60, 50, 0.3F);
  NmfOptions options = options_with_moves(20);
  options.surplus = 0.3;
  const auto found = random_restarts(V, options, 2, 5);
  options.init = {"random", {}};
  const auto alone = factorize(V, options, 7);
  EXPECT_TRUE(alone.summary.moves);
  EXPECT_EQ(entries(found[1]), entries(alone.H));
}

// Of a budget as large as the run, splits and the way to the next rest are counted as well.
TEST(Moves, KeepToTheirBudget) {
  const auto V = random_sparse(300, 200, 0.1F);
  NmfOptions options = options_with_moves(0);
  options.tolerance = 1e-5;
  const auto plain = factorize(V, options).summary;
  options.moves = 1;
  const auto moved = factorize(V, options).summary;
  ASSERT_TRUE(moved.moves);
  EXPECT_LE(moved.moves->iterations, plain.iterations + 8);
}

TEST(Moves, StayAwayFromFixedFactorsGivenStartsAndRunsWithoutRest) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto plain = factorize(V, options_with_moves(0));
  EXPECT_FALSE(plain.summary.moves);
  const Factors start{Factor(plain.W), Factor(plain.H)};
  Problem<float> given(V);
  given.start = &start;
  EXPECT_FALSE(factorize(given, options_with_moves(20)).summary.moves);
  NmfOptions fixed = options_with_moves(20);
  fixed.fixed = FixedFactor::h;
  EXPECT_FALSE(factorize(given, fixed).summary.moves);
  NmfOptions hurried = options_with_moves(20);
  hurried.max_iterations = 3;
  EXPECT_FALSE(factorize(V, hurried).summary.moves);
}

TEST(Moves, NeedRoomForMoreTopics) {
  NmfOptions options = options_with_moves(20);
  options.topics = 3;
  EXPECT_FALSE(factorize(three_by_three(), options).summary.moves);
}

// The third topic is the sum of the others: they take over what it has, and nothing is lost.
TEST(WithoutLeastTopics, LeavesOutWhatTheOthersCanSay) {
  const Factor W = factor_of({{1, 0, 2}, {0, 1, 3}});
  const Factor H = factor_of({{1, 0, 1}, {0, 2, 2}});
  const auto rest = without_least_topics(W, H, 1);
  EXPECT_THAT(rest.topics, ElementsAre(0, 1));
  EXPECT_LT(largest_difference(product(rest.factors.W, rest.factors.H), product(W, H)), 1e-5);
  EXPECT_LT(largest_difference(rest.factors.W, factor_of({{3, 2}, {3, 4}})), 1e-5);
}

// What is left of V is (1, 2) in the third column: half of its square is 2.5.
TEST(Splits, AreWhatATopicLeavesInItsRows) {
  const SparseMatrix V = from_rows({{1, 0, 1}, {1, 0, 2}});
  const auto found = splits<float>({MatrixView<float>(V)}, factor_of({{1}, {1}}), factor_of({{1}, {0}, {0}}), 7);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NEAR(found[0].gain, 2.5, 1e-6);
  EXPECT_THAT(found[0].rows, ElementsAre(0, 1));
  EXPECT_THAT(found[0].columns, ElementsAre(2));
  EXPECT_NEAR(found[0].w[1] / found[0].w[0], 2, 1e-6);
  EXPECT_THAT(found[0].w[0] * found[0].h[0], DoubleNear(1, 1e-6));
}

TEST(Splits, OfAPerfectFitAreNone) {
  const SparseMatrix V = from_rows({{1, 0}, {0, 1}});
  EXPECT_TRUE(
      splits<float>({MatrixView<float>(V)}, factor_of({{1, 0}, {0, 1}}), factor_of({{1, 0}, {0, 1}}), 7).empty());
}

}  // namespace
}  // namespace topicmill
