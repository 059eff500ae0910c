// What does not fit the matrix is refused before anything is computed: weights, and a start.
#include "nmf/check_problem.hpp"

#include <gtest/gtest.h>

#include <limits>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

std::string error_of_weights(const std::vector<double>& rows, const std::vector<double>& columns) {
  const auto V = random_dense<float>(3, 4);
  Problem<float> problem(V);
  problem.row_weights = rows;
  problem.column_weights = columns;
  return error_of([&] { check_problem(problem, 2, false); });
}

TEST(CheckProblem, WeightsAreAsManyAsRowsOrColumns) {
  EXPECT_EQ(error_of_weights({1, 2}, {}), "3: there are 2 weights for the 3 rows of the matrix; give one for each");
  EXPECT_EQ(error_of_weights({}, {1, 2, 3, 4, 5}),
            "3: there are 5 weights for the 4 columns of the matrix; give one for each");
  EXPECT_EQ(error_of_weights({1, 2, 3}, {1, 2, 3, 4}), "");
}

TEST(CheckProblem, WeightsAreFiniteAndAboveZero) {
  EXPECT_EQ(error_of_weights({1, 0, 3}, {}), "3: the weight of row 2 is 0; weights are finite and above 0");
  EXPECT_EQ(error_of_weights({1, 2, -0.5}, {}), "3: the weight of row 3 is -0.5; weights are finite and above 0");
  EXPECT_EQ(error_of_weights({}, {1, 2, 3, std::numeric_limits<double>::quiet_NaN()}),
            "3: the weight of column 4 is nan; weights are finite and above 0");
  EXPECT_EQ(error_of_weights({}, {std::numeric_limits<double>::infinity(), 2, 3, 4}),
            "3: the weight of column 1 is inf; weights are finite and above 0");
}

std::string error_of_start(const Factors& start) {
  const auto V = random_dense<float>(3, 4);
  Problem<float> problem(V);
  problem.start = &start;
  return error_of([&] { check_problem(problem, 2, false); });
}

TEST(CheckProblem, AStartHasTheShapeOfTheFactors) {
  EXPECT_EQ(error_of_start(random_factors<float>(3, 4, 2)), "");
  EXPECT_EQ(error_of_start(random_factors<float>(4, 3, 2)),
            "3: the W to start from is 4 x 2, and the matrix asks for 3 x 2 (nmf.topics)");
  EXPECT_EQ(error_of_start({random_dense<float>(3, 2), random_dense<float>(4, 3)}),
            "3: the H to start from is 4 x 3, and the matrix asks for 4 x 2 (nmf.topics)");
}

TEST(CheckProblem, AStartIsFiniteAndNotNegative) {
  auto negative = random_factors<float>(3, 4, 2);
  negative.H(1, 0) = -1;
  EXPECT_EQ(error_of_start(negative), "3: the H to start from has -1 in row 2; NMF needs finite values of 0 or more");
  auto endless = random_factors<float>(3, 4, 2);
  endless.W(2, 1) = std::numeric_limits<float>::infinity();
  EXPECT_EQ(error_of_start(endless), "3: the W to start from has inf in row 3; NMF needs finite values of 0 or more");
}

TEST(CheckProblem, NanIsAValueWhereItStandsForAMissingOne) {
  auto V = random_dense<float>(3, 4);
  V(1, 2) = std::numeric_limits<float>::quiet_NaN();
  EXPECT_EQ(error_of([&] { check_problem<float>(V, 2, true); }), "");
  EXPECT_EQ(error_of([&] { check_problem<float>(V, 2, false); }),
            "3: the matrix has nan at row 2, column 3; NMF needs finite values of 0 or more; where nan stands for a "
            "missing value, set nmf.missing: nan");
  V(1, 2) = -std::numeric_limits<float>::infinity();
  EXPECT_EQ(error_of([&] { check_problem<float>(V, 2, true); }),
            "3: the matrix has -inf at row 2, column 3; NMF needs finite values of 0 or more");
}

}  // namespace
}  // namespace topicmill
