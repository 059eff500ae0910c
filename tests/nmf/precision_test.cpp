// Float64: the last digits, and a range beyond that of float32.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"
#include "tests/nmf/targets.hpp"

namespace topicmill {
namespace {

class Float64 : public testing::TestWithParam<Pair> {
 protected:
  static NmfOptions options(std::int64_t k, std::int64_t iterations) {
    return options_for(GetParam().first, GetParam().second, k, iterations);
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Float64, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Float64, SolvesTheThreeByThreeExampleToTenDigits) {
  if (GetParam().second != "frobenius") return;
  const auto V = with_values_of<double>(three_by_three());
  EXPECT_NEAR(factorize(V, options(2, 3000)).summary.relative_error, 0.2420501525930747, 1e-10);
}

TEST_P(Float64, FindsWhatWasPlantedToEightDigits) {
  if (GetParam().first == "mu") return;  // is on its way for long
  const auto V = planted<double>(90, 70, 4);
  const auto [W, H, summary] = factorize(V, options(4, 1500));
  EXPECT_LT(largest_difference(product(W, H), V), 1e-8);
  EXPECT_LT(summary.relative_error, summary.loss == "frobenius" ? 1e-8 : 1e-7);
}

TEST_P(Float64, ReportsTheExactObjective) {
  const auto V = random_dense<double>(90, 70);
  const auto result = factorize(V, options(5, 20));
  const auto loss = nmf_registry().make(options(5, 20).loss);
  const double exact = loss->fit(Side<double>{V}, result.W, result.H).objective;
  EXPECT_NEAR(result.summary.objective, exact, 1e-12 * exact);
}

TEST_P(Float64, EndsWhereFloat32Does) {
  const auto V = random_dense<double>(60, 50);
  const auto wide = factorize(V, options(4, 30));
  const auto narrow = factorize(with_values_of<float>(V), options(4, 30));
  EXPECT_NEAR(wide.summary.objective, narrow.summary.objective, 1e-4 * wide.summary.objective);
}

TEST_P(Float64, TakesValuesBeyondTheRangeOfFloat32) {
  const auto V = random_dense<double>(60, 50);
  const auto plain = factorize(V, options(4, 30));
  const auto large = factorize(with_values_of<double>(V, 1e60), options(4, 30));
  EXPECT_NEAR(large.summary.relative_error, plain.summary.relative_error, 1e-6);
  EXPECT_LT(largest_difference(with_values_of<double>(product(large.W, large.H), 1e-60), product(plain.W, plain.H)),
            1e-4);
}

TEST_P(Float64, IgnoresThreads) {
  for (const bool full : {false, true}) {
    const auto sparse = with_values_of<double>(random_sparse(500, 300, full ? 0.9F : 0.2F));
    const auto run = [&] { return factorize(sparse, options(9, 3)); };
    const auto one = with_threads(1, run);
    const auto three = with_threads(3, run);
    EXPECT_EQ(entries(one.W), entries(three.W)) << full;
    EXPECT_EQ(entries(one.H), entries(three.H)) << full;
  }
}

TEST_P(Float64, HasTheSameBytesOnWideInstructionSets) {
  for (const float density : {0.2F, 0.9F}) {
    const auto V = with_values_of<double>(random_sparse(150, 100, density));
    std::vector<BasicFactorization<double>> results;
    on_every_target([&](std::int64_t target) {
      if (target == HWY_AVX2 || target == HWY_AVX3) results.push_back(factorize(V, options(21, 5)));
    });
    for (const auto& result : results) {
      EXPECT_EQ(entries(result.W), entries(results.front().W)) << density;
      EXPECT_EQ(entries(result.H), entries(results.front().H)) << density;
      EXPECT_EQ(result.summary.objective, results.front().summary.objective) << density;
    }
  }
}

}  // namespace
}  // namespace topicmill
