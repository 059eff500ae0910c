#include "nmf/restarts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <numeric>

#include "base/error.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

NmfOptions options_of(std::int64_t topics, std::int64_t restarts, Pick pick = Pick::best) {
  NmfOptions options;
  options.topics = topics;
  options.restarts = restarts;
  options.pick = pick;
  return options;
}

bool same_bytes(const Factor& X, const Factor& Y) {
  return X.rows() == Y.rows() && std::equal(X.row(0), X.row(X.rows()), Y.row(0));
}

std::vector<Factorization> runs_alone(const SparseMatrix& V, const NmfOptions& options, std::uint64_t seed) {
  std::vector<Factorization> alone;
  for (std::int64_t run = 0; run < options.restarts; ++run) {
    alone.push_back(factorize(V, options, seed + static_cast<std::uint64_t>(run)));
  }
  return alone;
}

NmfOptions at_random(NmfOptions options, double tolerance) {
  options.init = {"random", {}};
  options.tolerance = tolerance;
  return options;
}

TEST(Restarts, KeepTheBest) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto options = at_random(options_of(6, 4), 1e-3);
  const auto alone = runs_alone(V, options, 5);
  const auto best = std::min_element(alone.begin(), alone.end(), [](const auto& a, const auto& b) {
    return a.summary.objective < b.summary.objective;
  });
  const auto found = factorize_with_restarts(V, options, 5);
  EXPECT_EQ(found.picked.summary.objective, best->summary.objective);
  EXPECT_TRUE(same_bytes(found.picked.W, best->W));
}

TEST(Restarts, WhatIsPickedIsFinishedAndAsItIsAlone) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto options = at_random(options_of(6, 4), 1e-5);
  const auto alone = runs_alone(V, options, 5);
  const auto found = factorize_with_restarts(V, options, 5);
  const auto same =
      std::find_if(alone.begin(), alone.end(), [&](const auto& run) { return same_bytes(found.picked.H, run.H); });
  ASSERT_NE(same, alone.end());
  EXPECT_EQ(found.picked.summary.iterations, same->summary.iterations);
}

TEST(Restarts, TheFirstStartsAsAskedTheOthersAtRandom) {
  const auto V = random_sparse(60, 50, 0.3F);
  NmfOptions options = options_of(4, 3);
  options.tolerance = 1e-3;
  const auto found = factorize_with_restarts(V, options, 7);
  ASSERT_TRUE(found.picked.summary.restarts);
  const auto& objectives = found.picked.summary.restarts->objectives;
  ASSERT_EQ(objectives.size(), 3U);
  EXPECT_EQ(objectives[0], factorize(V, options, 7).summary.objective);
  options.init = {"random", {}};
  EXPECT_EQ(objectives[1], factorize(V, options, 8).summary.objective);
  EXPECT_EQ(objectives[2], factorize(V, options, 9).summary.objective);
}

TEST(Restarts, TellTheTopicsOfTheOtherRuns) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto best = factorize_with_restarts(V, options_of(4, 3));
  ASSERT_EQ(best.others.size(), 2U);
  for (const auto& H : best.others) EXPECT_FALSE(same_bytes(H, best.picked.H));
  EXPECT_EQ(factorize_with_restarts(V, options_of(4, 3, Pick::consensus)).others.size(), 3U);
  EXPECT_TRUE(factorize_with_restarts(V, options_of(4, 1)).others.empty());
}

TEST(Restarts, OfAGivenStartAreOneRunAndAWarning) {
  const auto V = random_sparse(30, 20, 0.4F);
  const auto alone = factorize(V, options_of(3, 1));
  const Factors start{Factor(alone.W), Factor(alone.H)};
  Problem<float> problem(V);
  problem.start = &start;
  const auto found = factorize_with_restarts(problem, options_of(3, 5));
  EXPECT_TRUE(found.others.empty());
  EXPECT_THAT(found.picked.summary.warnings.back(), HasSubstr("nmf.restarts has no effect"));
}

TEST(Restarts, AConsensusFitsAboutAsWellAsOneRun) {
  const auto V = random_sparse(80, 60, 0.3F);
  const auto one_run = factorize(V, options_of(4, 1));
  const auto common = factorize_with_restarts(V, options_of(4, 10, Pick::consensus), 7);
  EXPECT_LT(common.picked.summary.relative_error, 1.03 * one_run.summary.relative_error);
  ASSERT_TRUE(common.picked.summary.restarts->outliers);
}

TEST(Restarts, AConsensusWorksForTwoLossesInBothPrecisions) {
  const auto V = random_sparse(60, 40, 0.6F);
  for (const char* loss : {"frobenius", "kullback_leibler"}) {
    NmfOptions options = options_of(3, 4, Pick::consensus);
    options.loss = {loss, {}};
    const auto narrow = factorize_with_restarts(V, options).picked.summary;
    const auto wide = factorize_with_restarts(with_values_of<double>(V), options).picked.summary;
    EXPECT_NEAR(narrow.relative_error, wide.relative_error, 0.01) << loss;
    EXPECT_LT(narrow.relative_error, 1) << loss;
  }
}

TEST(Restarts, AConsensusOfADenseMatrixIsThatOfTheSameSparseOne) {
  const auto V = planted<float>(60, 40, 3);
  const auto options = options_of(3, 5, Pick::consensus);
  const auto dense = factorize_with_restarts(V, options, 7).picked;
  const auto sparse = factorize_with_restarts(to_sparse(V), options, 7).picked;
  EXPECT_LT(dense.summary.relative_error, 0.05);
  EXPECT_LT(largest_difference(product(dense.W, dense.H), product(sparse.W, sparse.H)), 0.01);
}

/// V with row i `times[i]` times.
Factor repeat_rows(const Factor& V, const std::vector<double>& times) {
  Factor repeated(static_cast<std::int64_t>(std::accumulate(times.begin(), times.end(), 0.0)), V.k());
  std::int64_t next = 0;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (double left = times[static_cast<std::size_t>(i)]; left > 0; --left) {
      std::copy_n(V.row(i), V.stride(), repeated.row(next++));
    }
  }
  return repeated;
}

TEST(Restarts, AConsensusOfWeightedRowsIsThatOfAMatrixThatRepeatsThem) {
  const auto V = random_dense<float>(40, 25);
  std::vector<double> weights(40, 1);
  std::fill_n(weights.begin(), 10, 4);
  Problem<float> weighted(V);
  weighted.row_weights = weights;
  const auto options = options_of(3, 8, Pick::consensus);
  const double found = factorize_with_restarts(weighted, options, 7).picked.summary.objective;
  const double repeated = factorize_with_restarts(repeat_rows(V, weights), options, 7).picked.summary.objective;
  const double unweighted = factorize_with_restarts(V, options, 7).picked.summary.objective;
  EXPECT_NEAR(found / repeated, 1, 0.02);
  EXPECT_GT(found, 1.3 * unweighted);
}

TEST(RandomRestarts, FindAboutTheSameTopicsInBothPrecisions) {
  const auto V = random_sparse(60, 40, 0.6F);
  const auto narrow = random_restarts(V, options_of(3, 1), 2, 5);
  const auto wide = random_restarts(with_values_of<double>(V), options_of(3, 1), 2, 5);
  ASSERT_EQ(wide.size(), 2U);
  for (std::size_t i = 0; i < wide.size(); ++i) {
    EXPECT_FALSE(same_bytes(wide[i], narrow[i]));
    EXPECT_LT(largest_difference(wide[i], narrow[i]), 0.05);
  }
  EXPECT_FALSE(same_bytes(wide[0], wide[1]));
}

TEST(Restarts, AreTheSameOnAnyNumberOfThreads) {
  const auto V = random_sparse(80, 60, 0.3F);
  tbb::task_arena single(1);
  for (const Pick pick : {Pick::best, Pick::consensus}) {
    const auto options = options_of(4, 6, pick);
    const auto many = factorize_with_restarts(V, options, 7);
    const auto one = single.execute([&] { return factorize_with_restarts(V, options, 7); });
    EXPECT_TRUE(same_bytes(many.picked.W, one.picked.W));
    EXPECT_TRUE(same_bytes(many.picked.H, one.picked.H));
    EXPECT_EQ(many.picked.summary.restarts->objectives, one.picked.summary.restarts->objectives);
  }
}

TEST(Restarts, ReportEachIterationOnceAndInOrder) {
  const auto V = random_sparse(60, 50, 0.3F);
  std::vector<std::int64_t> iterations;
  factorize_with_restarts(V, options_of(4, 5), 42, nmf_registry(),
                          [&](const Iteration& step) { iterations.push_back(step.iteration); });
  ASSERT_FALSE(iterations.empty());
  EXPECT_TRUE(std::is_sorted(iterations.begin(), iterations.end(), std::less_equal<>()));
}

TEST(Restarts, AConsensusOfOneRunOrWithAFixedFactorIsRefused) {
  const auto V = random_sparse(30, 20, 0.4F);
  EXPECT_THROW(factorize_with_restarts(V, options_of(3, 1, Pick::consensus)), UsageError);
  NmfOptions fixed = options_of(3, 2, Pick::consensus);
  fixed.fixed = FixedFactor::h;
  EXPECT_THROW(factorize_with_restarts(V, fixed), UsageError);
}

}  // namespace
}  // namespace topicmill
