#include "nmf/surplus.hpp"

#include <gtest/gtest.h>

#include "tests/nmf/bad_start.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

NmfOptions options_with_surplus(double surplus) {
  NmfOptions options;
  options.topics = 6;
  options.surplus = surplus;
  return options;
}

// 25 is where the two blocks stay one topic (moves_test.cpp). With a fourth topic they part, and of the third block,
// the cheapest to merge, 0.15 in 40 places is left.
TEST(Surplus, TakesThePlaceOfATopicThatTheStartLost) {
  NmfOptions options = options_of_merged_and_split();
  const Registry registry = registry_with_merged_and_split();
  const auto without = factorize(three_blocks(), options, 42, registry).summary;
  options.surplus = 0.3;
  const auto with = factorize(three_blocks(), options, 42, registry);
  EXPECT_NEAR(without.objective, 25, 1e-3);
  EXPECT_NEAR(with.summary.objective, 0.45, 0.01);
  EXPECT_EQ(with.W.k(), 3);
  EXPECT_EQ(with.H.k(), 3);
}

TEST(Surplus, MeasuresGainsFromTheFirstIterationWithoutIt) {
  NmfOptions options = options_of_merged_and_split();
  const Registry registry = registry_with_merged_and_split();
  const auto without = factorize(three_blocks(), options, 42, registry).summary;
  options.surplus = 0.3;
  const auto with = factorize(three_blocks(), options, 42, registry).summary;
  EXPECT_EQ(with.trace[0].objective, without.trace[0].objective);
  EXPECT_EQ(std::ssize(with.trace), with.iterations);
  EXPECT_TRUE(with.converged);
}

TEST(Surplus, WorksForEverySolverAndLoss) {
  const auto V = random_sparse(60, 50, 0.3F);
  for (const auto& [solver, loss] : every_solver_and_loss()) {
    NmfOptions options = options_with_surplus(0.5);
    options.solver = {solver, {}};
    options.loss = {loss, {}};
    options.init = {"nndsvda", {}};
    options.tolerance = 1e-2;
    const auto found = factorize(V, options).summary;
    EXPECT_TRUE(found.converged) << solver << ' ' << loss;
    EXPECT_EQ(found.living_topics, 6) << solver << ' ' << loss;
    EXPECT_LT(found.objective, found.trace[0].objective) << solver << ' ' << loss;
  }
}

TEST(Surplus, IsTheSameForAnyNumberOfThreads) {
  const auto V = random_sparse(300, 200, 0.1F);
  const auto run = [&] { return factorize(V, options_with_surplus(0.2)); };
  const auto alone = with_threads(1, run);
  const auto together = with_threads(4, run);
  EXPECT_EQ(entries(alone.W), entries(together.W));
  EXPECT_EQ(entries(alone.H), entries(together.H));
  EXPECT_NE(entries(alone.H), entries(factorize(V, options_with_surplus(0)).H));
}

TEST(Surplus, StaysAwayFromGivenStartsShortRunsAndMatricesWithoutRoom) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto same = [](const SparseMatrix& matrix, const Factors* start, NmfOptions options) {
    Problem<float> problem(matrix);
    problem.start = start;
    const auto with = factorize(problem, options);
    options.surplus = 0;
    return entries(with.H) == entries(factorize(problem, options).H);
  };
  const auto plain = factorize(V, options_with_surplus(0));
  const Factors start{Factor(plain.W), Factor(plain.H)};
  EXPECT_FALSE(same(V, nullptr, options_with_surplus(0.5)));
  EXPECT_TRUE(same(V, &start, options_with_surplus(0.5)));
  NmfOptions hurried = options_with_surplus(0.5);
  hurried.max_iterations = 12;
  EXPECT_TRUE(same(V, nullptr, hurried));
  NmfOptions full = options_with_surplus(0.5);
  full.topics = 50;
  EXPECT_TRUE(same(V, nullptr, full));
}

}  // namespace
}  // namespace topicmill
