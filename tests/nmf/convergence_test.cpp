#include "nmf/convergence.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace topicmill {
namespace {

Fit fit_of(double objective) { return {objective, 2 * objective}; }

TEST(Convergence, StopsWhenAnIterationGainsLittleOfAllThatWasGained) {
  NmfOptions options;
  options.tolerance = 0.01;
  Convergence convergence(options, {});
  convergence.set_squared_norm(200);
  convergence.record(fit_of(100));
  EXPECT_FALSE(convergence.done());
  convergence.record(fit_of(50));
  EXPECT_FALSE(convergence.done());
  convergence.record(fit_of(49));  // 1 of 51
  EXPECT_FALSE(convergence.done());
  convergence.record(fit_of(48.9));  // 0.1 of 51.1
  EXPECT_TRUE(convergence.done());
  EXPECT_TRUE(convergence.converged());
  EXPECT_DOUBLE_EQ(convergence.trace().front().relative_error, 1.0);
}

TEST(Convergence, ZeroToleranceRunsToTheLastIteration) {
  NmfOptions options;
  options.tolerance = 0;
  options.max_iterations = 3;
  Convergence convergence(options, {});
  for (int i = 0; i < 3; ++i) {
    EXPECT_FALSE(convergence.done());
    convergence.record(fit_of(1));
  }
  EXPECT_TRUE(convergence.done());
}

TEST(Convergence, NotANumberIsAnErrorThatNamesTheIteration) {
  NmfOptions options;
  Convergence convergence(options, {});
  convergence.record(fit_of(1));
  try {
    convergence.record(fit_of(std::numeric_limits<double>::quiet_NaN()));
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "the objective is not a number after iteration 2");
  }
}

}  // namespace
}  // namespace topicmill
