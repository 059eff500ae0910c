#include "nmf/revive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nmf/factorize.hpp"
#include "nmf/squared_error.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

const std::vector<std::int64_t> second{1};

/// Under the Frobenius norm.
std::int64_t revive(const SparseMatrix& V, std::span<const std::int64_t> dead, const Penalty& penalty_W,
                    const Penalty& penalty_H, Factor& W, Factor& H) {
  const auto loss = nmf_registry().make(Choice<Loss>{"frobenius", {}});
  const Side<float> rows{V, penalty_W};
  return revive_topics<float>({*loss, rows, penalty_H}, dead, W, H);
}

TEST(Revive, TheWorstFittedRowBecomesTheTopic) {
  const auto V = from_rows({{1, 1, 0}, {0, 0, 9}, {1, 1, 0}});
  Factor W(3, 2);
  Factor H(3, 2);
  W(0, 0) = W(2, 0) = 1;
  H(0, 0) = H(1, 0) = 1;
  const double before = squared_error(Side<float>{V}, W, H);
  EXPECT_EQ(revive(V, second, {}, {}, W, H), 1);
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
  EXPECT_EQ(revive(V, second, {}, {}, W, H), 0);
  EXPECT_EQ(W(1, 0), 2);
}

double objective(const SparseMatrix& V, const Penalty& penalty_W, const Penalty& penalty_H, const Factor& W,
                 const Factor& H) {
  return squared_error(Side<float>{V}, W, H) / 2 + penalty_W.of(W) + penalty_H.of(H);
}

TEST(Revive, TheObjectiveFallsWithItsPenaltiesOrNothingIsDone) {
  const auto V = from_rows({{1, 1, 0}, {0, 0, 9}, {1, 1, 0}});
  int done = 0;
  for (const double l1 : {0.0, 0.1, 1.0, 2.0, 8.0, 30.0}) {
    for (const double l2 : {0.0, 0.1, 1.0, 8.0, 30.0}) {
      Factor W(3, 2);
      Factor H(3, 2);
      W(0, 0) = W(2, 0) = H(0, 0) = H(1, 0) = 1;
      const Penalty penalty_W{l1, l2};
      const Penalty penalty_H{l1 / 2, 3 * l2};
      const double before = objective(V, penalty_W, penalty_H, W, H);
      const bool revived = revive(V, second, penalty_W, penalty_H, W, H) > 0;
      const double after = objective(V, penalty_W, penalty_H, W, H);
      EXPECT_TRUE(revived ? after < before : after == before) << l1 << ", " << l2;
      done += revived ? 1 : 0;
    }
  }
  EXPECT_GT(done, 8);
  EXPECT_LT(done, 24);
}

TEST(Revive, TheLengthsOfARowAreThoseOfLeastPenalty) {
  const auto V = from_rows({{0, 16}});
  const auto lengths = [&](const Penalty& penalty_W, const Penalty& penalty_H) {
    Factor W(1, 1);
    Factor H(2, 1);
    EXPECT_EQ(revive(V, std::vector<std::int64_t>{0}, penalty_W, penalty_H, W, H), 1);
    return std::pair(W(0, 0), H(1, 0));
  };
  EXPECT_EQ(lengths({}, {}), std::pair(1.0F, 16.0F));
  EXPECT_EQ(lengths({1, 0}, {1, 0}), std::pair(4.0F, 4.0F));
  EXPECT_EQ(lengths({1, 0}, {4, 0}), std::pair(8.0F, 2.0F));
  EXPECT_EQ(lengths({0, 1}, {0, 0.0625}), std::pair(2.0F, 8.0F));
}

TEST(Revive, NothingToDo) {
  const auto V = from_rows({{1}});
  Factor W(1, 1);
  Factor H(1, 1);
  EXPECT_EQ(revive(V, {}, {}, {}, W, H), 0);
}

}  // namespace
}  // namespace topicmill
