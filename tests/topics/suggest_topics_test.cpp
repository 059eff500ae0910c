#include "topics/suggest_topics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace topicmill {
namespace {

using testing::HasSubstr;

std::int64_t suggested(const std::vector<TopicTrial>& trials) { return trials[suggest_topics(trials)->trial].topics; }

TEST(SuggestTopics, TakesWhatForetellsAndComesAgain) {
  // Two topics come again best and eight foretell most; five do both.
  EXPECT_EQ(suggested({{2, 1, 0.98}, {5, 0.95, 0.95}, {8, 0.6, 0.94}}), 5);
}

TEST(SuggestTopics, OfEqualsTheFewest) { EXPECT_EQ(suggested({{15, 0.80, 0.9}, {5, 0.79, 0.9}, {2, 0.70, 0.9}}), 5); }

TEST(SuggestTopics, StabilityAloneWhereNothingCouldBeHeldOut) {
  EXPECT_EQ(suggested({{2, 0.5, std::nullopt}, {3, 0.9, std::nullopt}}), 3);
}

TEST(SuggestTopics, NothingLastsNothingIsSuggested) {
  EXPECT_FALSE(suggest_topics({}));
  EXPECT_FALSE(suggest_topics(std::vector<TopicTrial>{{2, 0.9, 1.2}, {3, 0, 0.5}}));
}

TEST(SuggestTopics, SaysWhy) {
  const std::vector<TopicTrial> trials{{4, 0.6, 0.9}, {5, 1, 0.8}, {6, 0.7, 0.8}};
  EXPECT_EQ(suggest_topics(trials)->reason,
            "5 topics foretell 36.0 % of what they never saw and come again from other starts by 100 %; 6 topics "
            "foretell 36.0 % of what they never saw and come again from other starts by 70 %");
}

TEST(SuggestTopics, SaysThatTheRangeEndsThere) {
  EXPECT_THAT(suggest_topics(std::vector<TopicTrial>{{4, 0.9, 0.9}, {5, 0.5, 0.9}})->reason, HasSubstr("try fewer"));
  EXPECT_THAT(suggest_topics(std::vector<TopicTrial>{{4, 0.5, 0.9}, {5, 0.9, 0.9}})->reason, HasSubstr("try more"));
}

/// Five topics that foretell and come again as well as eight, which the balance is of.
std::vector<TopicTrial> equals(TopicBalance five, TopicBalance eight) {
  return {{5, 0.9, 0.9, five}, {8, 0.91, 0.9, eight}};
}

TEST(SuggestTopics, OfEqualsOneThatHidesNothing) {
  EXPECT_EQ(suggested(equals({2, 0}, {0, 1})), 8);
  EXPECT_EQ(suggested(equals({0, 0}, {0, 0})), 5);
  EXPECT_EQ(suggested(equals({2, 0}, {3, 0})), 5);
  // That hides nothing, but is 10 % worse.
  EXPECT_EQ(suggested({{5, 0.9, 0.9, TopicBalance{2, 0}}, {8, 0.8, 0.9, TopicBalance{0, 0}}}), 5);
}

TEST(SuggestTopics, SaysHowManyTopicsThereMayBe) {
  const auto reason = [](TopicBalance balance) {
    return suggest_topics(std::vector<TopicTrial>{{6, 0.5, 0.9}, {9, 0.9, 0.9, balance}})->reason;
  };
  EXPECT_THAT(reason({0, 0}), HasSubstr("; no topic hides another; no more were tried"));
  EXPECT_THAT(reason({2, 0}), HasSubstr("; in 2 of the 9 topics another one is hidden: try 11; no more were tried"));
  EXPECT_THAT(reason({0, 1}), HasSubstr("; 1 of the 9 topics says little: try 8"));
  EXPECT_THAT(reason({1, 2}),
              HasSubstr("; in 1 of the 9 topics another one is hidden; 2 of the 9 topics say little: try 8"));
  EXPECT_THAT(reason({0, 3}), testing::Not(HasSubstr("try"))) << "six were tried";
}

}  // namespace
}  // namespace topicmill
