#include "nmf/revive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nmf/squared_error.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(Revive, TheWorstFittedRowBecomesTheTopic) {
  const auto V = from_rows({{1, 1, 0}, {0, 0, 9}, {1, 1, 0}});
  Factor W(3, 2);
  Factor H(3, 2);
  W(0, 0) = W(2, 0) = 1;
  H(0, 0) = H(1, 0) = 1;
  const double before = squared_error(Side<float>{V}, W, H);
  EXPECT_EQ(revive_topics(Side<float>{V}, std::vector<std::int64_t>{1}, W, H), 1);
  EXPECT_NEAR(squared_error(Side<float>{V}, W, H), 0, 1e-9);
  EXPECT_NEAR(before, 81, 1e-9);
  EXPECT_THAT(W.row_span(1), testing::ElementsAre(0, 1));
  EXPECT_EQ(H(2, 1), 9);
}

TEST(Revive, LeavesATopicDeadWhereEveryRowIsFitted) {
  const auto V = from_rows({{1, 2}, {2, 4}});
  Factor W(2, 2);
  Factor H(2, 2);
  W(0, 0) = 1;
  W(1, 0) = 2;
  H(0, 0) = 1;
  H(1, 0) = 2;
  EXPECT_EQ(revive_topics(Side<float>{V}, std::vector<std::int64_t>{1}, W, H), 0);
  EXPECT_EQ(W(1, 0), 2);
}

TEST(Revive, NothingToDo) {
  const auto V = from_rows({{1}});
  Factor W(1, 1);
  Factor H(1, 1);
  EXPECT_EQ(revive_topics(Side<float>{V}, {}, W, H), 0);
}

}  // namespace
}  // namespace topicmill
