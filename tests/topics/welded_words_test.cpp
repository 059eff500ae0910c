#include "topics/welded_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// One topic of three words of probability .5, .3 and .2, in so many documents, alone and in pairs.
std::vector<WeldedTopic> welded(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t ab, std::int64_t ac,
                                std::int64_t bc) {
  const TopicModel model{factor_of({{5}, {3}, {2}}), {{10, 1}}};
  const WordPairs pairs({{"a", "b", "c"}});
  WindowCounts documents{document_width, 1000, {a, b, c}, std::vector<std::int64_t>(3)};
  documents.pairs[pairs.pair(0, 1)] = ab;
  documents.pairs[pairs.pair(0, 2)] = ac;
  documents.pairs[pairs.pair(1, 2)] = bc;
  return welded_topics(model, {{0, 1, 2}}, pairs, documents);
}

TEST(WeldedTopics, CountAWordByItsNearestPartner) {
  // Jaccard indices 80 / 100 = .8 (in full), 0, and 55 / 100 = .55 (half way from .4 to .7).
  const auto topics = welded(100, 80, 75, 80, 0, 55);
  EXPECT_NEAR(topics[0].share, 0.5 + 0.3 + 0.2 * 0.5, 1e-9);
  EXPECT_THAT(topics[0].partners, ElementsAre(1, 2, 1));
  EXPECT_TRUE(topics[0].is_boilerplate());
}

TEST(WeldedTopics, LeaveSubjectsAlone) {
  // 30 / 170, 10 / 190, 40 / 160: words of a subject.
  const auto topics = welded(100, 100, 100, 30, 10, 40);
  EXPECT_EQ(topics[0].share, 0);
  EXPECT_THAT(topics[0].partners, ElementsAre(0, 0, 0));
  EXPECT_FALSE(topics[0].is_boilerplate());
}

TEST(WeldedTopics, ArePhrasesNoBoilerplate) {
  // b and c are the two words of a phrase: .3 + .2 is not enough where they are no more than half welded.
  EXPECT_NEAR(welded(100, 100, 100, 0, 0, 71)[0].share, 0.5 * ((71.0 / 129 - 0.4) / 0.3), 1e-9);
}

TEST(WeldedTopics, TellNothingOfFewDocuments) {
  EXPECT_EQ(welded(9, 9, 9, 9, 9, 9)[0].share, 0);
  EXPECT_EQ(welded(10, 10, 10, 10, 10, 10)[0].share, 1);
}

}  // namespace
}  // namespace topicmill
