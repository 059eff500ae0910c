// Missing values: the sums over what is observed, and what factorizations make of them.
#include "nmf/algebra/mask.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "nmf/algebra/matrix_view.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::ElementsAre;

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Whether entry (i, j) is one of the given share that is missing.
bool is_missing(std::int64_t i, std::int64_t j, float share) {
  return random_uniform(99, static_cast<std::uint64_t>(1000 * i + j)) < share;
}

/// V with a share of its entries NaN.
template <class T>
BasicFactor<T> with_holes(const BasicFactor<T>& V, float share) {
  BasicFactor<T> holed(V);
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      if (is_missing(i, j, share)) holed(i, j) = static_cast<T>(nan);
    }
  }
  return holed;
}

TEST(Mask, SumsOverTheObservedColumns) {
  const std::int64_t m = 150;
  const auto Y = random_dense<double>(m, 7);
  const auto x = random_dense<double>(1, 7, 8);
  for (const float density : {0.0F, 0.2F, 0.8F, 1.0F}) {
    const auto listed = with_values_of<double>(random_sparse(3, m, density));
    for (const auto lists : {Mask<double>::Lists::missing, Mask<double>::Lists::observed}) {
      const Mask<double> mask(listed, lists);
      const auto entry_listed = to_dense(listed);
      std::vector<double> all(7);
      for (std::int64_t t = 0; t < 7; ++t) {
        for (std::int64_t j = 0; j < m; ++j) all[static_cast<std::size_t>(t)] += Y(j, t);
      }
      for (std::int64_t i = 0; i < 3; ++i) {
        Gram expected(7);
        std::vector<double> sum(7);
        std::vector<double> observed(static_cast<std::size_t>(m));
        double squares = 0;
        for (std::int64_t j = 0; j < m; ++j) {
          if ((entry_listed(i, j) > 0) != (lists == Mask<double>::Lists::observed)) continue;
          observed[static_cast<std::size_t>(j)] = 1;
          double p = 0;
          for (std::int64_t s = 0; s < 7; ++s) {
            sum[static_cast<std::size_t>(s)] += Y(j, s);
            p += x(0, s) * Y(j, s);
            for (std::int64_t t = 0; t < 7; ++t) {
              expected.values[static_cast<std::size_t>(s * expected.stride + t)] += Y(j, s) * Y(j, t);
            }
          }
          squares += p * p;
        }
        const Gram found = mask.gram_of_row(i, Y, gram(Y));
        const auto found_sum = mask.sum_of_row(i, Y, all);
        for (std::int64_t s = 0; s < 7; ++s) {
          ASSERT_NEAR(found_sum[static_cast<std::size_t>(s)], sum[static_cast<std::size_t>(s)], 1e-12 * m);
          for (std::int64_t t = 0; t < 7; ++t) ASSERT_NEAR(found(s, t), expected(s, t), 1e-12 * m);
        }
        ASSERT_NEAR(mask.squared_product_of_row(i, x.row(0), Y, gram(Y)), squares, 1e-11 * m);
        std::vector<double> found_observed(observed.size(), nan);
        mask.observed_in_row(i, found_observed);
        ASSERT_EQ(found_observed, observed);
      }
    }
  }
}

class Missing : public testing::TestWithParam<Pair> {
 protected:
  static NmfOptions options(std::int64_t k, std::int64_t iterations, MissingValues missing) {
    NmfOptions options = options_for(GetParam().first, GetParam().second, k, iterations);
    options.missing = missing;
    return options;
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Missing, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Missing, EntriesOfAPlantedProductAreFilledIn) {
  if (GetParam().second == "itakura_saito") return;  // ends in another minimum
  const auto whole = planted<double>(40, 30, 3);
  const auto holed = with_holes(whole, 0.3F);
  const auto [W, H, summary] = factorize(holed, options(3, GetParam().first == "mu" ? 5000 : 400, MissingValues::nan));
  EXPECT_LT(summary.relative_error, 1e-3);
  EXPECT_LT(largest_difference(product(W, H), whole), 1e-3);
}

TEST_P(Missing, StoredNanOfASparseMatrixIsTheSame) {
  const auto holed = with_holes(to_dense(random_sparse(60, 40, 0.2F)), 0.1F);
  const auto of_dense = factorize(holed, options(4, 20, MissingValues::nan));
  const auto of_sparse = factorize(to_sparse(holed), options(4, 20, MissingValues::nan));
  EXPECT_LT(largest_difference(of_dense.W, of_sparse.W), 1e-5);
  EXPECT_LT(largest_difference(of_dense.H, of_sparse.H), 1e-5);
  EXPECT_NEAR(of_dense.summary.objective, of_sparse.summary.objective, 1e-5 * of_dense.summary.objective);
}

TEST_P(Missing, ZerosAreWhatNanWouldBe) {
  const auto V = random_sparse(60, 40, 0.5F);
  auto holed = to_dense(V);
  std::replace(holed.row(0), holed.row(60), 0.0F, static_cast<float>(nan));
  for (std::int64_t i = 0; i < 60; ++i) std::fill(holed.row(i) + 40, holed.row(i) + holed.stride(), 0.0F);
  const auto of_zeros = factorize(V, options(4, 20, MissingValues::zeros));
  const auto of_nan = factorize(holed, options(4, 20, MissingValues::nan));
  EXPECT_LT(largest_difference(of_zeros.W, of_nan.W), 1e-3);
  EXPECT_LT(largest_difference(of_zeros.H, of_nan.H), 1e-3);
  EXPECT_NEAR(of_zeros.summary.objective, of_nan.summary.objective, 1e-4 * of_nan.summary.objective);
  EXPECT_NEAR(of_zeros.summary.relative_error, of_nan.summary.relative_error, 1e-5);
}

TEST_P(Missing, NothingMissingIsNone) {
  const auto V = random_dense<double>(50, 40);
  const auto whole = factorize(V, options(4, 10, MissingValues::none));
  for (const auto missing : {MissingValues::zeros, MissingValues::nan}) {
    const auto same = factorize(V, options(4, 10, missing));
    EXPECT_LT(largest_difference(whole.W, same.W), 1e-9);
    EXPECT_LT(largest_difference(whole.H, same.H), 1e-9);
    EXPECT_NEAR(whole.summary.objective, same.summary.objective, 1e-12 * whole.summary.objective);
    EXPECT_NEAR(*whole.summary.kkt_residual, *same.summary.kkt_residual, 1e-10);
  }
}

TEST_P(Missing, TheObjectiveIsThatOfTheObservedEntries) {
  const auto V = with_holes(random_dense<double>(50, 40), 0.3F);
  const auto [W, H, summary] = factorize(V, options(4, 10, MissingValues::nan));
  const auto P = product(W, H);
  double loss = 0;
  double squared_error = 0;
  double squared_norm = 0;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      const double v = V(i, j);
      const double p = P(i, j);
      if (std::isnan(v)) continue;
      squared_error += (v - p) * (v - p);
      squared_norm += v * v;
      if (summary.loss == "frobenius") loss += (v - p) * (v - p) / 2;
      if (summary.loss == "kullback_leibler") loss += v * std::log(v / p) - v + p;
      if (summary.loss == "itakura_saito") loss += v / p - std::log(v / p) - 1;
    }
  }
  EXPECT_NEAR(summary.objective, loss, 1e-10 * loss);
  EXPECT_NEAR(summary.relative_error, std::sqrt(squared_error / squared_norm), 1e-10);
}

TEST_P(Missing, ARowOrAColumnOfWhichNothingIsKnownGetsZeros) {
  auto V = random_dense<float>(12, 9);
  for (std::int64_t j = 0; j < 9; ++j) V(4, j) = static_cast<float>(nan);
  for (std::int64_t i = 0; i < 12; ++i) V(i, 7) = static_cast<float>(nan);
  const auto [W, H, summary] = factorize(V, options(2, 50, MissingValues::nan));
  EXPECT_THAT(W.row_span(4), ElementsAre(0, 0));
  EXPECT_THAT(H.row_span(7), ElementsAre(0, 0));
  EXPECT_THAT(entries(W), Each(testing::Ge(0.0F)));
  EXPECT_THAT(entries(H), Each(testing::Ge(0.0F)));
  EXPECT_LT(summary.relative_error, 0.6);
}

TEST_P(Missing, TheObjectiveNeverRises) {
  if (GetParam().first == "als") return;  // promises nothing of the kind
  const auto V = with_holes(random_dense<double>(60, 40), 0.4F);
  const auto trace = factorize(V, options(5, 100, MissingValues::nan)).summary.trace;
  for (std::size_t step = 1; step < trace.size(); ++step) {
    EXPECT_LE(trace[step].objective, trace[step - 1].objective * (1 + 1e-9)) << trace[step].iteration;
  }
}

TEST_P(Missing, IgnoresThreads) {
  const auto V = with_holes(random_dense<float>(300, 200), 0.3F);
  const auto run = [&] { return factorize(V, options(6, 3, MissingValues::nan)); };
  const auto one = with_threads(1, run);
  const auto three = with_threads(3, run);
  EXPECT_EQ(entries(one.W), entries(three.W));
  EXPECT_EQ(entries(one.H), entries(three.H));
}

TEST(MissingValues, AMatrixOfNothingElseIsRefused) {
  NmfOptions options = options_for("hals", "frobenius", 1, 5);
  options.missing = MissingValues::nan;
  Factor V(2, 2);
  V(0, 0) = V(1, 1) = static_cast<float>(nan);
  EXPECT_EQ(error_of([&] { factorize(V, options); }),
            "3: the matrix (2 x 2) has no value above 0; there is nothing to factorize");
}

}  // namespace
}  // namespace topicmill
