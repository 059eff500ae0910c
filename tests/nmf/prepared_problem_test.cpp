// Weights: a row of weight w counts as if it were there w times, a column likewise.
#include "nmf/prepared_problem.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t n = 14;
constexpr std::int64_t m = 11;
constexpr std::int64_t k = 3;

/// Which row of X each row of a matrix is that repeats them as often as their weights say.
std::vector<std::int64_t> sources(const std::vector<double>& weights) {
  std::vector<std::int64_t> rows;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    rows.insert(rows.end(), static_cast<std::size_t>(weights[i]), static_cast<std::int64_t>(i));
  }
  return rows;
}

BasicFactor<double> repeat_rows(const BasicFactor<double>& X, const std::vector<double>& weights) {
  const auto rows = sources(weights);
  BasicFactor<double> repeated(static_cast<std::int64_t>(rows.size()), X.k());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy_n(X.row(rows[i]), X.stride(), repeated.row(static_cast<std::int64_t>(i)));
  }
  return repeated;
}

BasicFactor<double> transposed(const BasicFactor<double>& X) {
  BasicFactor<double> result(X.k(), X.rows());
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t j = 0; j < X.k(); ++j) result(j, i) = X(i, j);
  }
  return result;
}

struct Case {
  Pair pair;
  RegularizationOptions regularization;  // too little of it to kill a topic: only one repetition would revive it

  friend std::ostream& operator<<(std::ostream& out, const Case& chosen) { return out << name_of(chosen.pair); }
};

std::vector<Case> cases() {
  std::vector<Case> all;
  for (const auto& pair : every_solver_and_loss()) {
    if (pair.second == "itakura_saito") continue;
    all.push_back({pair, {}});
    all.push_back({pair, {0.001, 0.002, 0.003, 0.004}});
  }
  return all;
}

class Weights : public testing::TestWithParam<Case> {
 protected:
  /// The weighted factorization is that of the matrix with repeated rows and columns, from the same start.
  static void expect_repetition(const BasicFactor<double>& V, const std::vector<double>& row_weights,
                                const std::vector<double>& column_weights, MissingValues missing) {
    auto options = options_for(GetParam().pair.first, GetParam().pair.second, k, 15);
    options.regularization = GetParam().regularization;
    options.missing = missing;
    const auto start = random_factors<double>(n, m, k, 31);
    Problem<double> weighted(V);
    weighted.row_weights = row_weights;
    weighted.column_weights = column_weights;
    weighted.start = &start;
    const auto found = factorize(weighted, options);

    const auto repeated_V = transposed(repeat_rows(transposed(repeat_rows(V, row_weights)), column_weights));
    const BasicFactors<double> repeated_start{repeat_rows(start.W, row_weights), repeat_rows(start.H, column_weights)};
    Problem<double> repeated(repeated_V);
    repeated.start = &repeated_start;
    const auto expected = factorize(repeated, options);

    EXPECT_NEAR(found.summary.objective, expected.summary.objective, 1e-9 * expected.summary.objective);
    if (GetParam().pair.second == "frobenius") {
      EXPECT_NEAR(found.summary.relative_error, expected.summary.relative_error, 1e-9);
    }
    EXPECT_LT(largest_difference(repeat_rows(found.W, row_weights), expected.W), 1e-7);
    EXPECT_LT(largest_difference(repeat_rows(found.H, column_weights), expected.H), 1e-7);
  }

  const std::vector<double> ones_n_ = std::vector<double>(n, 1.0);
  const std::vector<double> ones_m_ = std::vector<double>(m, 1.0);
  const std::vector<double> rows_{1, 3, 1, 2, 5, 1, 1, 4, 2, 1, 1, 2, 1, 3};
  const std::vector<double> columns_{2, 1, 1, 3, 1, 6, 1, 1, 2, 1, 4};
};

INSTANTIATE_TEST_SUITE_P(Nmf, Weights, testing::ValuesIn(cases()), [](const auto& chosen) {
  return name_of(chosen.param.pair) + (chosen.param.regularization.l1_w > 0 ? "_regularized" : "");
});

TEST_P(Weights, OfRowsAreRepetitions) {
  expect_repetition(random_dense<double>(n, m), rows_, ones_m_, MissingValues::none);
}

TEST_P(Weights, OfColumnsAreRepetitions) {
  expect_repetition(random_dense<double>(n, m), ones_n_, columns_, MissingValues::none);
}

TEST_P(Weights, OfBothAreRepetitionsWithMissingValuesAsWell) {
  auto V = random_dense<double>(n, m);
  for (std::int64_t i = 0; i < n; ++i) V(i, 3 * i % m) = std::numeric_limits<double>::quiet_NaN();
  expect_repetition(V, rows_, columns_, MissingValues::nan);
}

TEST(Weight, OfOneChangesNothing) {
  const auto V = random_sparse(30, 20, 0.2F);
  const auto options = options_for("hals", "frobenius", 4, 20);
  Problem<float> problem(V);
  const std::vector<double> row_weights(30, 1.0);
  const std::vector<double> column_weights(20, 1.0);
  problem.row_weights = row_weights;
  problem.column_weights = column_weights;
  EXPECT_EQ(entries(factorize(problem, options).W), entries(factorize(V, options).W));
}

TEST(Weight, DrawsTheFitToItsRow) {
  const auto V = random_dense<float>(30, 20);
  const auto error_of_row_5 = [&](double weight) {
    Problem<float> problem(V);
    std::vector<double> weights(30, 1.0);
    weights[5] = weight;
    problem.row_weights = weights;
    const auto [W, H, summary] = factorize(problem, options_for("hals", "frobenius", 3, 300));
    const auto P = product(W, H);
    double sum = 0;
    for (std::int64_t j = 0; j < 20; ++j) sum += std::pow(static_cast<double>(V(5, j) - P(5, j)), 2);
    return std::sqrt(sum);
  };
  EXPECT_LT(error_of_row_5(1e4), 0.05 * error_of_row_5(1));
}

TEST(Weight, IsRefusedWhereTheLossKnowsNoScale) {
  const auto V = random_dense<float>(5, 4);
  const std::vector<double> weights(5, 2.0);
  Problem<float> problem(V);
  problem.row_weights = weights;
  EXPECT_EQ(error_of([&] { factorize(problem, options_for("mu", "itakura_saito", 2, 3)); }),
            "2: this nmf.loss does not change with the scale of the matrix, so that rows and columns cannot be "
            "weighted; choose frobenius or kullback_leibler, or leave the weights out");
}

}  // namespace
}  // namespace topicmill
