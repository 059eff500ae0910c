// The Itakura-Saito divergence: blind to scale, exact for one topic, finite where the matrix has zeros.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "nmf/algebra/matrix_view.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

NmfOptions options(std::int64_t k, std::int64_t iterations) {
  return options_for("mu", "itakura_saito", k, iterations);
}

/// The documented divergence, with `floor` added to both sides.
template <class T>
double divergence(const BasicFactor<T>& V, const BasicFactor<T>& P, double floor) {
  double sum = 0;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      const double u = (static_cast<double>(V(i, j)) + floor) / (static_cast<double>(P(i, j)) + floor);
      sum += u - std::log(u) - 1;
    }
  }
  return sum;
}

TEST(ItakuraSaito, IsTheDocumentedSum) {
  const auto V = random_dense<double>(40, 300);  // more columns than are worked on at a time
  const auto [W, H, summary] = factorize(V, options(3, 5));
  const double expected = divergence(V, product(W, H), 0);
  EXPECT_NEAR(summary.objective, expected, 1e-11 * expected);
  EXPECT_NEAR(nmf_registry().make(options(3, 5).loss)->fit(Side<double>{V}, W, H).objective, expected,
              1e-11 * expected);
}

TEST(ItakuraSaito, SeesRatiosAlone) {
  const auto V = random_dense<float>(40, 30);
  auto from_random = options(3, 40);
  from_random.init = {"random", {}};  // follows the scale of V, where what nndsvda fills in does not
  const auto plain = factorize(V, from_random);
  for (const double scale : {1e-20, 1e20}) {
    const auto scaled = factorize(with_values_of<float>(V, scale), from_random);
    EXPECT_NEAR(scaled.summary.relative_error, plain.summary.relative_error, 1e-3) << scale;
    EXPECT_NEAR(scaled.summary.objective, plain.summary.objective, 1e-3 * plain.summary.objective) << scale;
    const auto P = with_values_of<float>(product(scaled.W, scaled.H), 1 / scale);
    EXPECT_LT(largest_difference(P, product(plain.W, plain.H)), 1e-3) << scale;
  }
}

TEST(ItakuraSaito, NeverRises) {
  const auto sparse = random_sparse(60, 50, 0.3F);
  for (const auto& V : {random_dense<float>(60, 50), to_dense(sparse)}) {
    const auto trace = factorize(V, options(5, 200)).summary.trace;
    for (std::size_t step = 1; step < trace.size(); ++step) {
      ASSERT_LE(trace[step].objective, trace[step - 1].objective * (1 + 1e-6)) << trace[step].iteration;
    }
  }
}

// Where the gradient is zero, the sum of v / p over each row is m and over each column n.
TEST(ItakuraSaito, OneTopicBalancesEveryRowAndColumn) {
  const auto V = random_dense<double>(20, 15);
  const auto [W, H, summary] = factorize(V, options(1, 500));
  const auto P = product(W, H);
  for (std::int64_t i = 0; i < 20; ++i) {
    double ratios = 0;
    for (std::int64_t j = 0; j < 15; ++j) ratios += V(i, j) / P(i, j);
    EXPECT_NEAR(ratios, 15, 1e-6) << "row " << i;
  }
  for (std::int64_t j = 0; j < 15; ++j) {
    double ratios = 0;
    for (std::int64_t i = 0; i < 20; ++i) ratios += V(i, j) / P(i, j);
    EXPECT_NEAR(ratios, 20, 1e-6) << "column " << j;
  }
}

TEST(ItakuraSaito, SumsRatiosToTheNumberOfEntries) {
  const auto V = random_dense<double>(20, 15);
  const auto [W, H, summary] = factorize(V, options(4, 1000));
  const auto P = product(W, H);
  double ratios = 0;
  for (std::int64_t i = 0; i < 20; ++i) {
    for (std::int64_t j = 0; j < 15; ++j) ratios += V(i, j) / P(i, j);
  }
  EXPECT_NEAR(ratios, 300, 1e-3);
}

TEST(ItakuraSaito, AddsAMillionthOfTheMeanWhereTheMatrixHasZeros) {
  const auto V = to_dense(with_values_of<double>(random_sparse(30, 20, 0.5F)));
  double mean = 0;
  for (const double v : entries(V)) mean += v / 600;
  const auto [W, H, summary] = factorize(V, options(4, 300));
  const double expected = divergence(V, product(W, H), 1e-6 * mean);
  EXPECT_NEAR(summary.objective, expected, 1e-9 * expected);
  EXPECT_THAT(entries(W), testing::Each(testing::Le(1e6)));
}

TEST(ItakuraSaito, LeavesEmptyRowsAndColumnsEmpty) {
  const auto V = from_rows({{1, 0, 2, 0}, {0, 0, 0, 0}, {2, 0, 1, 0}, {3, 0, 3, 0}});
  const auto [W, H, summary] = factorize(V, options(2, 500));
  const auto P = product(W, H);
  for (std::int64_t i = 0; i < 4; ++i) {
    EXPECT_LT(P(1, i), 1e-4F);
    EXPECT_LT(P(i, 1), 1e-4F);
    EXPECT_LT(P(i, 3), 1e-4F);
  }
}

}  // namespace
}  // namespace topicmill
