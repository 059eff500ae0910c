// The loop: what it refuses, what it reports, what it keeps.
#include "nmf/factorize.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string error_of(const SparseMatrix& V, std::int64_t k) {
  NmfOptions options;
  options.topics = k;
  try {
    factorize(V, options);
  } catch (const Error& error) {
    return std::to_string(static_cast<int>(error.code())) + ": " + error.what();
  }
  return "";
}

TEST(Factorize, RefusesWhatIsNoMatrixForIt) {
  EXPECT_EQ(error_of(from_rows({{1, 2}, {3, -4}}), 1),
            "3: the matrix has -4 at row 2, column 2; NMF needs finite values of 0 or more");
  EXPECT_EQ(
      error_of(from_rows({{1, std::numeric_limits<float>::quiet_NaN()}, {3, 4}}), 1),
      "3: the matrix has nan at row 1, column 2; NMF needs finite values of 0 or more; where nan stands for a missing "
      "value, set nmf.missing: nan");
  EXPECT_EQ(error_of(from_rows({{1, 1}, {1, std::numeric_limits<float>::infinity()}}), 1),
            "3: the matrix has inf at row 2, column 2; NMF needs finite values of 0 or more");
  EXPECT_EQ(error_of(from_rows({{0, 0}, {0, 0}}), 1),
            "3: the matrix (2 x 2) has no value above 0; there is nothing to factorize");
  EXPECT_EQ(error_of(from_rows({{1, 2, 3}, {4, 5, 6}}), 3),
            "2: nmf.topics is 3, and the matrix has only 2 rows (documents) and 3 columns (terms); "
            "set nmf.topics to 2 or less");
}

TEST(Factorize, SummarySaysWhatWasUsed) {
  NmfOptions options;
  options.topics = 2;
  const auto result = factorize(three_by_three(), options);
  EXPECT_EQ(result.summary.solver, "hals");
  EXPECT_EQ(result.summary.loss, "frobenius");
  EXPECT_EQ(result.summary.init, "nndsvd");
  EXPECT_TRUE(result.summary.converged);
  EXPECT_THAT(result.summary.warnings, IsEmpty());
  EXPECT_EQ(result.summary.iterations, static_cast<std::int64_t>(result.summary.trace.size()));
  EXPECT_EQ(result.summary.trace.front().iteration, 1);
  EXPECT_NEAR(result.summary.objective, 3.1836726923581855 * 3.1836726923581855 / 2, 1e-2);
}

TEST(Factorize, SaysWhenItDidNotConverge) {
  NmfOptions options;
  options.topics = 6;
  options.max_iterations = 2;
  const auto result = factorize(random_sparse(80, 60, 0.3F), options);
  EXPECT_FALSE(result.summary.converged);
  EXPECT_THAT(result.summary.warnings,
              ElementsAre("not converged after 2 iterations; raise nmf.max_iterations or nmf.tolerance"));
}

TEST(Factorize, StopsAfterTheIterationInWhichTheTimeIsUp) {
  NmfOptions options;
  options.topics = 6;
  options.max_seconds = 0;
  const auto result = factorize(random_sparse(80, 60, 0.3F), options);
  EXPECT_EQ(result.summary.iterations, 1);
  EXPECT_FALSE(result.summary.converged);
  EXPECT_THAT(result.summary.warnings,
              ElementsAre("not converged after 1 iterations; raise nmf.max_seconds or nmf.tolerance"));
}

TEST(Factorize, GoesOnFromAStartInMemory) {
  const auto V = random_sparse(80, 60, 0.3F);
  NmfOptions options;
  options.topics = 6;
  options.tolerance = 0;
  options.max_iterations = 2000;
  const auto first = factorize(V, options);
  const Factors start{Factor(first.W), Factor(first.H)};
  Problem<float> problem(V);
  problem.start = &start;
  options.max_iterations = 1;
  const auto next = factorize(problem, options);
  EXPECT_NEAR(next.summary.objective, first.summary.objective, 1e-5 * first.summary.objective);
  EXPECT_LT(largest_difference(next.W, first.W), 1e-2);
}

TEST(Factorize, WarnsOfLockedZeros) {
  NmfOptions options;
  options.topics = 2;
  options.solver = {"mu", {}};
  options.max_iterations = 3;
  options.tolerance = 0;
  EXPECT_THAT(
      factorize(three_by_three(), options).summary.warnings,
      ElementsAre("the zeros of nmf.init 'nndsvd' stay zero under solver 'mu'; nndsvda or nndsvdar fit better"));
}

TEST(Factorize, WarnsOfNoZerosOfAStartThatIsNotUsed) {
  NmfOptions options;
  options.topics = 2;
  options.solver = {"mu", {}};
  options.max_iterations = 3;
  options.tolerance = 0;
  const auto V = three_by_three();
  const auto start = random_factors<float>(3, 3, 2);
  Problem<float> problem(V);
  problem.start = &start;
  EXPECT_THAT(factorize(problem, options).summary.warnings, IsEmpty());
}

TEST(Factorize, EmptyRowsAndColumnsGetZeroFactors) {
  const auto V = from_rows({{1, 0, 2, 0}, {0, 0, 0, 0}, {2, 0, 1, 0}, {3, 0, 3, 0}});
  for (const char* solver : {"hals", "mu", "als"}) {
    NmfOptions options;
    options.topics = 2;
    options.solver = {solver, {}};
    options.init = {"random", {}};
    const auto [W, H, summary] = factorize(V, options);
    EXPECT_THAT(W.row_span(1), ElementsAre(0, 0)) << solver;
    EXPECT_THAT(H.row_span(1), ElementsAre(0, 0)) << solver;
    EXPECT_THAT(H.row_span(3), ElementsAre(0, 0)) << solver;
    EXPECT_LT(summary.relative_error, 1e-2) << solver;
  }
}

TEST(Factorize, MoreTopicsThanRankLeavesNothing) {
  const auto V = from_rows({{1, 2, 3}, {2, 4, 6}, {3, 6, 9}, {4, 8, 12}});
  NmfOptions options;
  options.topics = 3;
  EXPECT_LT(factorize(V, options).summary.relative_error, 1e-3);
}

TEST(Factorize, ProgressMayStopIt) {
  NmfOptions options;
  options.topics = 3;
  int calls = 0;
  const auto stop_at_two = [&](const Iteration& step) {
    EXPECT_EQ(step.iteration, ++calls);
    if (calls == 2) throw Interrupted();
  };
  EXPECT_THROW(factorize(random_sparse(50, 40, 0.3F), options, 42, nmf_registry(), stop_at_two), Interrupted);
  EXPECT_EQ(calls, 2);
}

TEST(Factorize, SeedChoosesTheRandomStart) {
  NmfOptions options;
  options.topics = 4;
  options.init = {"random", {}};
  options.max_iterations = 3;
  const auto V = random_sparse(60, 50, 0.3F);
  const auto with_seed = [&](std::uint64_t seed) { return factorize(V, options, seed).summary.objective; };
  EXPECT_EQ(with_seed(1), with_seed(1));
  EXPECT_NE(with_seed(1), with_seed(2));
}

}  // namespace
}  // namespace topicmill
