#include "topics/welded_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// In how many documents words a, b and c are, alone and in pairs.
struct Documents {
  std::int64_t a, b, c, ab, ac, bc;
};

/// One topic of these words, of probability .5, .3 and .2.
WeldedTopic welded(const Documents& in, const std::vector<double>& sameness) {
  const TopicModel model{factor_of({{5}, {3}, {2}}), {{10, 1}}};
  const WordPairs pairs({{"a", "b", "c"}});
  WindowCounts documents{document_width, 1000, {in.a, in.b, in.c}, std::vector<std::int64_t>(3)};
  documents.pairs[pairs.pair(0, 1)] = in.ab;
  documents.pairs[pairs.pair(0, 2)] = in.ac;
  documents.pairs[pairs.pair(1, 2)] = in.bc;
  const std::vector<std::vector<std::int64_t>> words{{0, 1, 2}};
  return welded_topics(model, {words, pairs, documents, sameness})[0];
}

TEST(WeldedTopics, CountAWordByItsNearestPartnerAndItsContexts) {
  // Jaccard indices 80 / 100 = .8 (in full), 0, and 55 / 100 = .55 (half way from .4 to .7).
  const auto topic = welded({100, 80, 75, 80, 0, 55}, {0.4, 0.5, 1});
  EXPECT_NEAR(topic.share, 0.5 * 0.4 + 0.3 * 0.5 + 0.2 * 0.5 * 1, 1e-9);
  EXPECT_TRUE(topic.is_boilerplate());
}

TEST(WeldedTopics, LeaveStoriesAlone) {
  // Two sprinters in the same 28 documents, hardly ever in the same words.
  const auto topic = welded({28, 28, 28, 28, 26, 26}, {0.06, 0.02, 0.09});
  EXPECT_NEAR(topic.share, 0.5 * 0.06 + 0.3 * 0.02 + 0.2 * 0.09, 1e-9);
  EXPECT_FALSE(topic.is_boilerplate());
  EXPECT_THAT(topic.in_copy, ElementsAre(false, false, false));
}

TEST(WeldedTopics, LeaveWordsAloneThatStandInOtherDocuments) {
  // 30 / 170, 10 / 190, 40 / 160: words of a subject, however they are placed.
  const auto topic = welded({100, 100, 100, 30, 10, 40}, {1, 1, 1});
  EXPECT_EQ(topic.share, 0);
  EXPECT_THAT(topic.in_copy, ElementsAre(false, false, false));
}

TEST(WeldedTopics, TellWhichWordsAreInACopy) {
  // Each with two partners of a Jaccard index of .5 or more, one of which is copied.
  EXPECT_THAT(welded({100, 100, 100, 90, 85, 85}, {0.05, 0.1, 0.04}).in_copy, ElementsAre(true, true, false));
  EXPECT_THAT(welded({100, 100, 100, 90, 85, 85}, {0.05, 0.09, 0.04}).in_copy, ElementsAre(false, false, false));
  // b and c are a phrase: one partner each.
  EXPECT_THAT(welded({100, 100, 100, 10, 10, 90}, {0.01, 1, 1}).in_copy, ElementsAre(false, false, false));
}

TEST(WeldedTopics, TellNothingOfFewDocuments) {
  EXPECT_EQ(welded({9, 9, 9, 9, 9, 9}, {1, 1, 1}).share, 0);
  EXPECT_NEAR(welded({10, 10, 10, 10, 10, 10}, {1, 1, 1}).share, 1, 1e-9);
}

TEST(WeldedTopics, GoByTheRanksThatWereCounted) {
  const TopicModel model{factor_of({{5}, {3}, {2}}), {{10, 1}}};
  const WordPairs pairs(std::vector<std::vector<std::string>>{{"a", "b"}});
  const WindowCounts documents{document_width, 1000, {20, 20}, {20}};
  const std::vector<std::vector<std::int64_t>> words{{0, 1, 2}};
  const std::vector<double> sameness{1, 0.5};
  EXPECT_NEAR(welded_topics(model, {words, pairs, documents, sameness})[0].share, (5 * 1 + 3 * 0.5) / 8, 1e-9);
}

}  // namespace
}  // namespace topicmill
