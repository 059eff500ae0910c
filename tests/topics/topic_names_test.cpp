#include "topics/topic_names.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// A word with its count in the corpus and its weight in each topic.
struct Word {
  const char* text;
  std::int64_t count;
  std::vector<float> weights;
};

std::vector<std::string> names_of(const std::vector<Word>& words, const NamingEvidence& evidence = {"en", {}, {}}) {
  std::vector<Term> terms;
  std::vector<std::vector<float>> rows;
  for (const auto& word : words) {
    terms.push_back({word.text, word.count, word.count});
    rows.push_back(word.weights);
  }
  TopicModel model{factor_of(rows), std::vector<Topic>(rows.front().size())};
  for (std::int64_t topic = 0; topic < model.k(); ++topic) {
    for (const auto& row : rows) {
      model.topics[static_cast<std::size_t>(topic)].mass += static_cast<double>(row[static_cast<std::size_t>(topic)]);
    }
  }
  return name_topics(model, terms, evidence);
}

TEST(TopicNames, HaveTheWordsThatTellATopicApart) {
  // `get` is the heaviest of both topics, and half of its probability is the other's.
  EXPECT_THAT(names_of({{"bike", 9, {6, 0}},
                        {"car", 9, {7, 0}},
                        {"get", 9, {8, 8}},
                        {"god", 9, {0, 7}},
                        {"jesus", 9, {0, 6}},
                        {"bible", 9, {0, 5}},
                        {"engine", 9, {5, 0}}}),
              ElementsAre("car bike engine", "god jesus bible"));
}

TEST(TopicNames, HaveOneFormOfAWord) {
  EXPECT_THAT(names_of({{"car", 9, {9}}, {"cars", 9, {8}}, {"israel", 9, {7}}, {"israeli", 9, {6}}, {"oil", 9, {1}}}),
              ElementsAre("car israel oil"));
}

TEST(TopicNames, LeaveAddressesAndDigitsBehind) {
  EXPECT_THAT(
      names_of({{"geb@cs.pitt.edu", 9, {9}}, {"may7", 9, {8}}, {"u.s", 9, {7}}, {"trade", 9, {6}}, {"japan", 9, {5}}}),
      ElementsAre("u.s trade japan"));
}

TEST(TopicNames, AreNotSharedWhereABetterWordIsAtHand) {
  // `drive` of both: the first takes it, and .4 of what it is worth to the second is less than what the others are.
  EXPECT_THAT(names_of({{"card", 9, {0, 5}},
                        {"disk", 9, {5, 0}},
                        {"drive", 9, {9, 9}},
                        {"scsi", 9, {4, 0}},
                        {"video", 9, {0, 4}},
                        {"vga", 9, {0, 3}}}),
              ElementsAre("disk drive scsi", "card video vga"));
}

TEST(TopicNames, AreNeverEqual) {
  const auto names = names_of({{"a1", 9, {1, 1}}, {"b1", 9, {1, 1}}});
  EXPECT_THAT(names, ElementsAre("a1 b1", "a1 b1 (1)"));
}

TEST(TopicNames, MakePhrasesOfWordsThatStandTogether) {
  const std::vector<Word> words{{"francisco", 60, {9}}, {"giants", 30, {7}}, {"league", 90, {6}}, {"san", 90, {8}}};
  // 20 of 60 places: a third. league giants: 9 of 30, less than that.
  const NamingEvidence evidence{"en", {}, {{"league", "giants", 9}, {"san", "francisco", 20}}};
  EXPECT_THAT(names_of(words, evidence), ElementsAre("san francisco giants"));
  EXPECT_THAT(names_of(words, {"en", {}, {{"san", "francisco", 19}}}), ElementsAre("francisco san giants"));
}

TEST(TopicNames, MakeNoPhrasesOfAddresses) {
  const std::vector<Word> words{{"argic", 9, {6}}, {"sera@zuma.uucp", 9, {7}}, {"serdar", 9, {9}}, {"turkey", 9, {5}}};
  EXPECT_THAT(names_of(words, {"en", {}, {{"sera@zuma.uucp", "serdar", 9}}}), ElementsAre("serdar argic turkey"));
}

TEST(TopicNames, LeaveTheSignatureWithinASubjectBehind) {
  const std::vector<Word> words{{"henry", 9, {9}}, {"nasa", 9, {4}},    {"orbit", 9, {5}},
                                {"space", 9, {6}}, {"spencer", 9, {8}}, {"zoo", 9, {7}}};
  // By rank: henry spencer zoo, in a copy, then space orbit nasa.
  WeldedTopic subject{0.11, {true, true, true, false, false, false}};
  EXPECT_THAT(names_of(words, {"en", {subject}, {}}), ElementsAre("space orbit nasa"));
  subject.share = 0.12;  // all of it is boilerplate, which is called by its own words
  EXPECT_THAT(names_of(words, {"en", {subject}, {}}), ElementsAre("henry spencer zoo"));
}

TEST(TopicNames, OfTopicsWithoutWordsAreEmpty) {
  EXPECT_THAT(names_of({{"ant", 9, {1, 0, 0}}}), ElementsAre("ant", "", ""));
}

}  // namespace
}  // namespace topicmill
