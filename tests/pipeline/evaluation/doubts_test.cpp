#include "pipeline/evaluation/doubts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// Kinds and topics: "weak 0".
std::vector<std::string> doubts(const std::vector<MeasuredValues>& measures, std::vector<WeldedTopic> welded = {},
                                std::vector<std::vector<std::int64_t>> words = {{0, 1}, {2, 3}, {4, 5}},
                                std::int64_t documents = 100) {
  const std::vector<Topic> topics(words.size(), Topic{1, 1, documents});
  welded.resize(words.size());
  std::vector<std::string> found;
  for (const auto& doubt : doubts_of({topics, measures, welded, words})) {
    std::string text = doubt.kind;
    for (const std::int64_t topic : doubt.topics) text += " " + std::to_string(topic);
    found.push_back(text);
  }
  return found;
}

TEST(Doubts, NameWeakTopicsByTheFloorAndTheRun) {
  EXPECT_THAT(doubts({{"npmi", {0.02, 0.2, 0.3}}}), ElementsAre("weak 0"));
  EXPECT_THAT(doubts({{"npmi", {0.06, 0.2, 0.3}}}), IsEmpty());    // above the floor
  EXPECT_THAT(doubts({{"npmi", {0.02, 0.03, 0.03}}}), IsEmpty());  // as the others are
  EXPECT_THAT(doubts({{"npmi", {-0.1, -0.2, 0.1}}}), ElementsAre("weak 0 1"));
}

TEST(Doubts, DoNotGoByNpmiOfFewDocuments) {
  EXPECT_THAT(doubts({{"npmi", {-0.1, 0.2, 0.3}}}, {}, {{0}, {1}, {2}}, 99), IsEmpty());
}

TEST(Doubts, NameMixedTopics) {
  EXPECT_THAT(doubts({{"exclusivity", {0.29, 0.5, 0.5}}}), ElementsAre("mixed 0"));
  EXPECT_THAT(doubts({{"exclusivity", {0.44, 0.9, 0.9}}}), ElementsAre("mixed 0"));
  EXPECT_THAT(doubts({{"exclusivity", {0.46, 0.9, 0.9}}}), IsEmpty());
}

TEST(Doubts, NameBoilerplateAndNothingElseOfIt) {
  EXPECT_THAT(doubts({{"npmi", {-1, 0.2, 0.3}}, {"exclusivity", {0.1, 0.9, 0.9}}}, {{0.12}, {0.11}}),
              ElementsAre("boilerplate 0"));
}

TEST(Doubts, NameDuplicatesInPairs) {
  EXPECT_THAT(doubts({}, {}, {{1, 2, 3, 4, 5}, {5, 4, 3, 9, 8}, {5, 4, 7, 6, 0}}), ElementsAre("duplicate 0 1"));
}

TEST(Doubts, NameTopicsThatDoNotComeAgain) {
  EXPECT_THAT(doubts({{"stability", {0.5, 0.49, 1}}}), ElementsAre("unstable 1"));
}

TEST(Doubts, HaveNothingToSayOfTopicsWithoutWords) {
  EXPECT_THAT(doubts({{"npmi", {0, 0, 0}}, {"exclusivity", {0, 0, 0}}}, {}, {{}, {}, {}}), IsEmpty());
}

TEST(Doubts, AreALineForPeople) {
  EXPECT_EQ(line_of({"weak", {3}, "Why."}), "weak: topic 3. Why.");
  EXPECT_EQ(line_of({"duplicate", {0, 4}, "Why."}), "duplicate: topics 0, 4. Why.");
}

}  // namespace
}  // namespace topicmill
