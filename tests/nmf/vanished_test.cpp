// Topics and rows that end as zeros are told, with the reason.
#include "nmf/vanished.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "nmf/factorize.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

NmfOptions options_of(std::int64_t topics, const RegularizationOptions& penalties = {}) {
  NmfOptions options;
  options.topics = topics;
  options.regularization = penalties;
  return options;
}

TEST(Vanished, OneTopicIsTheOptimumUnderPenalties) {
  const auto V = from_rows({{3, 0}, {0, 1}});
  for (const char* solver : {"hals", "mu", "als", "bpp"}) {
    for (const char* init : {"random", "nndsvd", "nndsvda", "nndsvdar"}) {
      NmfOptions options = options_of(2, {0.5, 0, 0.5, 0});
      options.solver = {solver, {}};
      options.init = {init, {}};
      options.max_iterations = 2000;
      options.tolerance = 1e-9;
      const auto [W, H, summary] = factorize(V, options);
      EXPECT_NEAR(summary.objective, 3.77719, 1e-4) << solver << ", " << init;
      EXPECT_EQ(summary.living_topics, 1) << solver << ", " << init;
    }
  }
}

TEST(Vanished, TopicsAreToldWithThePenaltiesThatTheyCost) {
  const auto summary = factorize(from_rows({{3, 0}, {0, 1}}), options_of(2, {0.5, 0, 0.5, 0})).summary;
  EXPECT_EQ(summary.living_topics, 1);
  EXPECT_THAT(
      summary.warnings,
      ElementsAre("1 of 2 topics is zero: under the penalties of nmf.regularization (l1_w: 0.5, l1_h: 0.5) more "
                  "than 1 cost more than they explain; lower them, or set nmf.topics to 1",
                  "1 of 2 rows (documents) is in no topic: the topics explain less of them than the penalties "
                  "of nmf.regularization (l1_w: 0.5, l1_h: 0.5) cost; lower them"));
}

TEST(Vanished, NothingIsLeftUnderAPenaltyFarTooStrong) {
  const auto summary = factorize(random_sparse(40, 30, 0.3F), options_of(3, {50, 0, 0, 0})).summary;
  EXPECT_EQ(summary.living_topics, 0);
  EXPECT_FALSE(summary.converged);
  EXPECT_NEAR(summary.relative_error, 1, 1e-12);
  EXPECT_THAT(
      summary.warnings,
      ElementsAre("every topic is zero: the penalties of nmf.regularization (l1_w: 50) outweigh what topics explain; "
                  "lower them"));
}

TEST(Vanished, NothingAtAllIsBetterThanAStationaryPointThatCostsMore) {
  NmfOptions options = options_of(2, {0.8, 0, 0.8, 0});
  const auto [W, H, summary] = factorize(from_rows({{3, 0}, {0, 1}}), options);
  EXPECT_NEAR(summary.objective, 5, 1e-6);
  EXPECT_EQ(summary.living_topics, 0);
  EXPECT_FALSE(summary.converged);
}

TEST(Vanished, TopicsThatTheMatrixDoesNotNeedAreTold) {
  const auto V = from_rows({{1, 2, 3}, {2, 4, 6}, {3, 6, 9}, {4, 8, 12}});
  const auto summary = factorize(V, options_of(3)).summary;
  EXPECT_EQ(summary.living_topics, 1);
  EXPECT_THAT(summary.warnings, ElementsAre("2 of 3 topics are zero: 1 fit the matrix as well; set nmf.topics to 1"));
}

TEST(Vanished, NothingIsToldWhereAllTopicsLive) {
  const auto summary = factorize(random_sparse(40, 30, 0.3F), options_of(3, {1e-4, 1e-4, 1e-4, 1e-4})).summary;
  EXPECT_EQ(summary.living_topics, 3);
  EXPECT_THAT(summary.warnings, IsEmpty());
}

TEST(Vanished, RowsWithoutValuesAreNotCounted) {
  Factor W(3, 1);
  Factor H(2, 1);
  W(0, 0) = H(0, 0) = 1;
  const auto V = from_rows({{3, 0}, {0, 1}, {0, 0}});
  const Side<float> side{V, Penalty{1, 0}};
  EXPECT_THAT(warnings_of_vanished(side, W, H, options_of(1, {0.5, 0, 0, 0})),
              ElementsAre("1 of 3 rows (documents) is in no topic: the topics explain less of them than the penalties "
                          "of nmf.regularization (l1_w: 0.5) cost; lower them"));
}

}  // namespace
}  // namespace topicmill
