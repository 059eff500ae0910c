// Rows leave one by one, each into its own place, when they move no more.
#include "nmf/fold_in/moving_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// Row 0 stays, row 1 is moved on.
void step(const BasicFactor<double>& X, BasicFactor<double>& next) {
  for (std::int64_t i = 0; i < X.rows(); ++i) next(i, 0) = X(i, 0) < 2 ? X(i, 0) : X(i, 0) + 1;
}

TEST(MovingRows, LeaveWhenTheyAreAtRest) {
  BasicFactor<double> X(2, 1);
  X(0, 0) = 1;
  X(1, 0) = 2;
  Factor W(8, 1);
  MovingRows moving({3, 7}, std::move(X));
  moving.move(2, 1e-9, step, W);
  EXPECT_THAT(moving.rows(), ElementsAre(7));
  EXPECT_EQ(W(3, 0), 1);
  EXPECT_EQ(W(7, 0), 0) << "it moves still";
  moving.store_all(W);
  EXPECT_EQ(W(7, 0), 4);
}

}  // namespace
}  // namespace topicmill
