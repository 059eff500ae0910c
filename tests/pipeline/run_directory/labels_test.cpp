#include "pipeline/run_directory/labels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostic.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The message about a file; empty where nothing is wrong.
std::string problems_of(const std::string& text, std::optional<std::int64_t> topics = 10) {
  try {
    parse_labels(text, "labels.yaml", topics);
  } catch (const ConfigError& error) {
    return error.what();
  }
  return {};
}

TEST(Labels, HoldNamesMergesDropsAndNotes) {
  const Labels labels = parse_labels(
      "version: 1\n"
      "topics:\n"
      "  - {topic: 3, name: 'no: 1', notes: 'two, three', words: [rate, 'no']}\n"
      "  - topic: 7\n"
      "    merge: [9, 8]\n"
      "  - {topic: 4, drop: true}\n",
      "labels.yaml", 10);
  ASSERT_EQ(labels.topics.size(), 3U);
  EXPECT_EQ(labels.find(3)->name, "no: 1");
  EXPECT_THAT(labels.find(3)->words, ElementsAre("rate", "no"));
  EXPECT_THAT(labels.find(7)->merge, ElementsAre(9, 8));
  EXPECT_TRUE(labels.find(4)->drop);
  EXPECT_EQ(labels.find(5), nullptr);
}

TEST(Labels, AnEmptyFileSaysNothing) {
  EXPECT_THAT(parse_labels("", "labels.yaml", 10).topics, IsEmpty());
  EXPECT_THAT(parse_labels("topics:\n  []\n", "labels.yaml", 10).topics, IsEmpty());
}

TEST(Labels, ReadBackAsTheyAreWritten) {
  Labels labels;
  labels.at(2).name = "Größe: \"#1\"\nsecond line";
  labels.at(2).words = {"no", "1", "- a", "{b}", "été"};
  labels.at(1).merge = {3, 4};
  labels.at(0).drop = true;
  labels.unplaced.push_back({5, "lost", {}, false, "why", {"x"}});
  const Labels read = parse_labels(labels_text(labels), "labels.yaml", 10);
  EXPECT_EQ(labels_text(read), labels_text(labels));
  EXPECT_EQ(read.find(2)->name, labels.find(2)->name);
  EXPECT_EQ(read.find(2)->words, labels.find(2)->words);
  EXPECT_EQ(read.unplaced.front().notes, "why");
}

TEST(Labels, EveryMistakeIsSaidWithItsPlace) {
  EXPECT_EQ(problems_of("topics:\n"
                        "  - {topic: 3, nmae: Sport}\n"
                        "  - {topic: 3}\n"
                        "  - {name: Sport}\n"
                        "  - {topic: 12, merge: [1, 99]}\n"
                        "  - {topic: 5, merge: [5]}\n"
                        "  - {topic: 1, merge: 2}\n"
                        "  - {topic: six}\n"),
            "error: labels.yaml:2:16: unknown key 'nmae' in 'topics'\n"
            "   2 |   - {topic: 3, nmae: Sport}\n"
            "                      ^^^^ did you mean 'name'?\n"
            "error: labels.yaml:3:13: topic 3 has two entries\n"
            "   3 |   - {topic: 3}\n"
            "                   ^ make them one\n"
            "error: labels.yaml:4:5: this does not say of which topic\n"
            "   4 |   - {name: Sport}\n"
            "           ^ write topic: NUMBER\n"
            "error: labels.yaml:5:25: topic 1 is merged, and others are merged into it\n"
            "   5 |   - {topic: 12, merge: [1, 99]}\n"
            "                               ^ merge them all into 12\n"
            "error: labels.yaml:5:13: there is no topic 12\n"
            "   5 |   - {topic: 12, merge: [1, 99]}\n"
            "                   ^^ the run has topics 0 to 9\n"
            "error: labels.yaml:5:28: there is no topic 99\n"
            "   5 |   - {topic: 12, merge: [1, 99]}\n"
            "                                  ^^ the run has topics 0 to 9\n"
            "error: labels.yaml:6:24: topic 5 is merged into itself\n"
            "   6 |   - {topic: 5, merge: [5]}\n"
            "                              ^ remove it\n"
            "error: labels.yaml:8:13: 'topics.topic' cannot be 'six'\n"
            "   8 |   - {topic: six}\n"
            "                   ^^^ give a whole number");
}

TEST(Labels, RefuseWhatCannotBeMeant) {
  EXPECT_THAT(problems_of("version: 2\n"), testing::HasSubstr("version 2 is not known"));
  EXPECT_THAT(problems_of("topics:\n  - {topic: 1, merge: 3}\n  - {topic: 2, merge: 3}\n"),
              testing::HasSubstr("topic 3 is merged twice, into 1 and 2"));
  EXPECT_THAT(problems_of("topics: {topic: -1}\n"), testing::HasSubstr("there is no topic -1"));
  EXPECT_THAT(problems_of("topic: 1\n"), testing::HasSubstr("did you mean 'topics'?"));
  EXPECT_THAT(problems_of("topics: [1, 2"), testing::HasSubstr("this is not YAML"));
}

TEST(Labels, OfAnUnknownRunMayNameAnyTopic) { EXPECT_EQ(problems_of("topics: [{topic: 99}]\n", std::nullopt), ""); }

TEST(Labels, AreSignedWithTheWordsOfEveryTopicTheyMention) {
  Labels labels;
  labels.at(7).merge = {2};
  labels.at(3);
  sign(labels, [](std::int64_t topic) { return std::vector<std::string>(20, "w" + std::to_string(topic)); });
  ASSERT_EQ(labels.topics.size(), 2U);
  EXPECT_EQ(labels.topics[0].topic, 2);
  EXPECT_EQ(labels.topics[0].words, std::vector<std::string>(signature_words, "w2"));
  EXPECT_EQ(labels.topics[1].words.front(), "w7");
}

}  // namespace
}  // namespace topicmill
