// A fixed factor comes back as it was given, and the other one reaches the optimum for it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::IsEmpty;

class Fixed : public testing::TestWithParam<Pair> {
 protected:
  static Factorization fit(const Problem<float>& problem, FixedFactor fixed, std::int64_t iterations) {
    auto options = options_for(GetParam().first, GetParam().second, 4, iterations);
    options.fixed = fixed;
    return factorize(problem, options);
  }
  /// Multiplicative updates are on their way for long.
  static bool slow() { return GetParam().first == "mu"; }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Fixed, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Fixed, ComesBackByteForByteAndTheOtherIsOptimal) {
  const auto V = random_dense<float>(50, 40);
  const auto start = random_factors<float>(50, 40, 4, 31);
  Problem<float> problem(V);
  problem.start = &start;
  const auto of_H = fit(problem, FixedFactor::h, 1000);
  const double near = slow() ? 2e-2 : 1e-3;
  EXPECT_EQ(entries(of_H.H), entries(start.H));
  EXPECT_LT(of_H.summary.kkt_residual.value(), near);
  const auto of_W = fit(problem, FixedFactor::w, 1000);
  EXPECT_EQ(entries(of_W.W), entries(start.W));
  EXPECT_LT(of_W.summary.kkt_residual.value(), near);
}

TEST_P(Fixed, StaysTheSameToRoundingUnderWeights) {
  if (GetParam().second == "itakura_saito") return;  // knows no weights
  const auto V = random_dense<float>(50, 40);
  const auto start = random_factors<float>(50, 40, 4, 31);
  const auto row_weights = std::vector<double>(50, 3.0);
  const auto column_weights = std::vector<double>(40, 0.7);
  Problem<float> problem(V);
  problem.start = &start;
  problem.row_weights = row_weights;
  problem.column_weights = column_weights;
  EXPECT_LT(largest_difference(fit(problem, FixedFactor::h, 5).H, start.H), 2e-7);
  EXPECT_LT(largest_difference(fit(problem, FixedFactor::w, 5).W, start.W), 2e-7);
}

TEST_P(Fixed, FoldingTheTrainingMatrixInGivesItsW) {
  const auto V = random_dense<float>(50, 40);
  const auto trained = factorize(V, options_for(GetParam().first, GetParam().second, 4, 1500));
  const Factors start{random_dense<float>(50, 4, 77), Factor(trained.H)};
  Problem<float> problem(V);
  problem.start = &start;
  const auto folded = fit(problem, FixedFactor::h, 1000);
  EXPECT_LT(largest_difference(folded.W, trained.W), slow() ? 5e-2 : 1e-3);
  EXPECT_NEAR(folded.summary.objective, trained.summary.objective, 1e-4 * trained.summary.objective);
}

TEST(FixedFactor, OneIterationOfBppIsTheLeastSquaresSolution) {
  const auto V = random_dense<float>(50, 40);
  const auto start = random_factors<float>(50, 40, 4, 31);
  Problem<float> problem(V);
  problem.start = &start;
  const auto fit = [&](const char* solver, std::int64_t iterations) {
    auto options = options_for(solver, "frobenius", 4, iterations);
    options.fixed = FixedFactor::h;
    return factorize(problem, options).W;
  };
  const auto exact = fit("bpp", 1);
  EXPECT_LT(largest_difference(fit("hals", 500), exact), 1e-4);
}

TEST(FixedFactor, AnUnusedTopicIsNotRevived) {
  const auto V = random_dense<float>(12, 10);
  auto start = random_factors<float>(12, 10, 2);
  for (std::int64_t j = 0; j < 10; ++j) start.H(j, 1) = 0;
  Problem<float> problem(V);
  problem.start = &start;
  auto options = options_for("hals", "frobenius", 2, 10);
  options.fixed = FixedFactor::h;
  EXPECT_EQ(entries(factorize(problem, options).H), entries(start.H));
}

}  // namespace
}  // namespace topicmill
