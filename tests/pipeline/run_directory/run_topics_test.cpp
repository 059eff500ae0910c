#include "pipeline/run_directory/run_topics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/diagnostic.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "tests/pipeline/saved_run.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// A run of three topics, of which labels.yaml says `labels`.
struct RunOfThree {
  TemporaryDirectory folder;

  explicit RunOfThree(const std::string& labels) {
    save_run(folder.path(), {"a", "b", "c", "e"},
             {{"a b", 0.5, 5, {8, 2, 0, 0}}, {"c d", 0.3, 3, {2, 0, 3, 0}}, {"e f", 0.2, 1, {0, 0, 0, 2}}});
    if (!labels.empty()) folder.write("labels.yaml", labels);
  }

  std::vector<RunTopic> topics(TopicView view = TopicView::edited) const {
    const Registry registry;
    return FinishedRun(folder.path(), registry).topics(view);
  }
};

std::vector<std::int64_t> numbers_of(const std::vector<RunTopic>& topics) {
  std::vector<std::int64_t> numbers;
  for (const auto& topic : topics) numbers.push_back(topic.id.number());
  return numbers;
}

std::string refusal(const std::vector<RunTopic>& topics, std::int64_t number) {
  try {
    find_topic(topics, TopicId(number), 3);
  } catch (const UsageError& error) {
    return error.what();
  }
  return {};
}

TEST(RunTopics, WithoutLabelsTopicsAreAsTheModelSays) {
  const auto topics = RunOfThree("").topics();
  EXPECT_THAT(numbers_of(topics), ElementsAre(0, 1, 2));
  EXPECT_EQ(topics[1].label, "c d");
  EXPECT_EQ(topics[1].name, std::nullopt);
  EXPECT_EQ(refusal(topics, 3), "there is no topic 3; the run has topics 0 to 2");
}

TEST(RunTopics, AMergedTopicCountsWithItsHead) {
  const RunOfThree run("topics: [{topic: 1, name: Both, merge: [0]}]");
  const auto topics = run.topics();
  EXPECT_THAT(numbers_of(topics), ElementsAre(1, 2));
  EXPECT_EQ(topics[0].label, "Both");
  EXPECT_DOUBLE_EQ(topics[0].share, 0.8);
  EXPECT_EQ(topics[0].documents, 8);
  EXPECT_THAT(topics[0].parts(), ElementsAre(TopicId(1), TopicId(0)));
  ASSERT_EQ(topics[0].words.size(), 3U);
  EXPECT_EQ(topics[0].words[0].term, "a");
  EXPECT_NEAR(topics[0].words[0].probability, (0.5 * 0.8 + 0.3 * 0.4) / 0.8, 1e-6);
  EXPECT_EQ(topics[0].words[1].term, "c");
  EXPECT_EQ(refusal(topics, 0), "topic 0 is merged into 1 by labels.yaml; --all shows it");
  EXPECT_THAT(numbers_of(run.topics(TopicView::all_apart)), ElementsAre(0, 1, 2));
  EXPECT_EQ(run.topics(TopicView::all_apart)[1].label, "Both");
}

TEST(RunTopics, TheScoresOfAMergedTopicAreThoseOfTheSum) {
  const auto topics = RunOfThree("topics: [{topic: 1, merge: [0]}]").topics();
  for (const auto& word : topics[0].words) EXPECT_NEAR(word.share, 1, 1e-6) << word.term << " is in no other topic";
  EXPECT_NEAR(topics[0].words[0].lift, 1 / 0.8, 1e-6) << "P(term | topic) over P(topic) times that";
}

TEST(RunTopics, WordsAreRankedByAnyScore) {
  auto words = RunOfThree("").topics()[0].words;
  EXPECT_EQ(words[0].term, "a");
  rank_words(WordScore::lift, words);
  EXPECT_EQ(words[0].term, "b") << "the one that no other topic has";
}

TEST(RunTopics, ADroppedTopicIsNotShown) {
  const auto topics = RunOfThree("topics: [{topic: 1, drop: true}]").topics();
  EXPECT_THAT(numbers_of(topics), ElementsAre(0, 2));
  EXPECT_EQ(refusal(topics, 1), "topic 1 is dropped by labels.yaml; --all shows it");
  EXPECT_EQ(find_topic(topics, TopicId(2), 3).id, TopicId(2));
}

TEST(RunTopics, ADroppedTopicHidesThoseThatAreMergedIntoIt) {
  const RunOfThree run("topics: [{topic: 1, drop: true, merge: [0]}]");
  EXPECT_THAT(numbers_of(run.topics()), ElementsAre(2));
  EXPECT_EQ(refusal(run.topics(), 0), "topic 0 is dropped by labels.yaml; --all shows it");
  EXPECT_THAT(numbers_of(run.topics(TopicView::all_apart)), ElementsAre(0, 1, 2));
}

TEST(RunTopics, AMergedTopicIsShownWithItsHeadThoughItIsDroppedItself) {
  const auto topics = RunOfThree("topics: [{topic: 0, drop: true}, {topic: 1, merge: [0]}]").topics();
  EXPECT_THAT(numbers_of(topics), ElementsAre(1, 2));
  EXPECT_EQ(topics[0].documents, 8);
}

TEST(RunTopics, AChosenTopicMayBeDroppedThoughItIsTheLast) {
  const auto said = [](const std::string& labels, std::int64_t number) {
    const auto topics = RunOfThree(labels).topics();
    return message_of<UsageError>([&] { find_topic(topics, TopicId(number), 3); });
  };
  const std::string two = "topics: [{topic: 1, drop: true}, {topic: 2, drop: true}]";
  EXPECT_EQ(said(two, 2), "topic 2 is dropped by labels.yaml; --all shows it");
  EXPECT_EQ(said(two, 3), "there is no topic 3; the run has topics 0 to 2");
  EXPECT_EQ(said(two, -1), "there is no topic -1; the run has topics 0 to 2");
  EXPECT_EQ(said("topics: [{topic: 0, drop: true, merge: [1, 2]}]", 0),
            "topic 0 is dropped by labels.yaml; --all shows it");
  EXPECT_EQ(said("topics: [{topic: 0, merge: [2]}]", 2), "topic 2 is merged into 0 by labels.yaml; --all shows it");
}

TEST(RunTopics, WrongLabelsAreRefused) { EXPECT_THROW(RunOfThree("topics: [{topic: 3}]").topics(), ConfigError); }

}  // namespace
}  // namespace topicmill
