#include "nmf/momentum.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace topicmill {
namespace {

Factor filled(float value) {
  Factor X(3, 2);
  for (std::int64_t i = 0; i < 3; ++i) X(i, 0) = X(i, 1) = value;
  return X;
}

TEST(Momentum, MovesOnAlongTheLastStepAndStaysNonNegative) {
  Momentum momentum(true);
  Factor previous = filled(1);
  momentum.advance(10, filled(2), previous);
  EXPECT_FLOAT_EQ(previous(0, 0), 2.7F);  // beta starts at 0.7
  Factor falling = filled(5);
  momentum.advance(9, filled(1), falling);
  EXPECT_FLOAT_EQ(falling(2, 1), 0);
}

TEST(Momentum, TakesBackOnlyWhatItMovedTooFar) {
  Momentum momentum(true);
  EXPECT_FALSE(momentum.overshoots(1e9));  // the first step was not moved
  Factor previous = filled(1);
  const Factor H = filled(2);
  momentum.advance(10, H, previous);
  EXPECT_FALSE(momentum.overshoots(10));
  EXPECT_TRUE(momentum.overshoots(10.1));
  EXPECT_TRUE(momentum.overshoots(std::nan("")));
  momentum.restart(H, previous);
  EXPECT_FLOAT_EQ(previous(1, 1), 2);
  EXPECT_FALSE(momentum.overshoots(11));  // a plain step is kept
}

TEST(Momentum, WithoutItEveryStepStartsAtH) {
  Momentum momentum(false);
  Factor previous = filled(1);
  momentum.advance(10, filled(2), previous);
  EXPECT_FLOAT_EQ(previous(0, 0), 2);
}

}  // namespace
}  // namespace topicmill
