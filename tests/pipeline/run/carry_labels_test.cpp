#include "pipeline/run/carry_labels.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/error.hpp"
#include "tests/pipeline/saved_run.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::vector<Term> terms{{"ball"},  {"bank"}, {"game"}, {"loan"}, {"moon"},
                              {"orbit"}, {"rate"}, {"star"}, {"team"}};

/// Topics over space, sport and money, in this order.
TopicModel new_model() {
  Factorization factors;
  factors.W = Factor(3, 3);
  factors.H = Factor(9, 3);
  const auto set = [&](std::int64_t topic, std::initializer_list<std::int64_t> words) {
    float weight = 3;
    for (const auto word : words) factors.H(word, topic) = weight--;
  };
  set(0, {7, 4, 5});
  set(1, {2, 8, 0});
  set(2, {6, 1, 3});
  for (std::int64_t d = 0; d < 3; ++d) {
    factors.W(d, 0) = 3;
    factors.W(d, 1) = 2;
    factors.W(d, 2) = 1;
  }
  return describe_topics(std::move(factors), std::vector<float>(3, 1)).model;
}

Labels carried(const std::string& text, RunLog& log) {
  return carry_labels({parse_labels(text, "labels.yaml", std::nullopt), {}}, new_model(), terms, log);
}

TEST(CarryLabels, MoveToTheTopicsOfTheSameWords) {
  RunLog log;
  const Labels labels = carried(
      "topics:\n"
      "  - {topic: 0, name: Sport, words: [team, game, ball]}\n"
      "  - {topic: 1, drop: true, words: [rate, loan, bank]}\n",
      log);
  EXPECT_EQ(labels.find(1)->name, "Sport");
  EXPECT_THAT(labels.find(1)->words, ElementsAre("game", "team", "ball"));
  EXPECT_TRUE(labels.find(2)->drop);
  EXPECT_THAT(labels.unplaced, IsEmpty());
  EXPECT_THAT(log.warnings(), IsEmpty());
}

TEST(CarryLabels, MergesMoveWithTheirParts) {
  RunLog log;
  const Labels labels = carried(
      "topics:\n"
      "  - {topic: 5, name: Leisure, merge: [6], words: [team, game]}\n"
      "  - {topic: 6, words: [moon, star]}\n",
      log);
  EXPECT_THAT(labels.find(1)->merge, ElementsAre(0));
  EXPECT_THAT(labels.find(0)->words, ElementsAre("star", "moon", "orbit"));
}

TEST(CarryLabels, MergedTopicsLiveOnWithAnyOfThem) {
  RunLog log;
  const Labels labels = carried(
      "topics:\n"
      "  - {topic: 5, name: Leisure, merge: [6, 7], words: [opera, stage]}\n"
      "  - {topic: 6, words: [moon, star]}\n"
      "  - {topic: 7, words: [game, team]}\n",
      log);
  EXPECT_EQ(labels.find(0)->name, "Leisure");
  EXPECT_THAT(labels.find(0)->merge, ElementsAre(1));
  ASSERT_EQ(labels.unplaced.size(), 1U);
  EXPECT_EQ(labels.unplaced[0].notes, "was part of 5 (Leisure)");
  EXPECT_THAT(labels.unplaced[0].words, ElementsAre("opera", "stage"));
}

TEST(CarryLabels, NothingIsLost) {
  RunLog log;
  const Labels labels = carried(
      "topics:\n"
      "  - {topic: 0, name: Weather, words: [rain, snow, wind]}\n"
      "  - {topic: 1, name: Sport, merge: [2], words: [game, team]}\n"
      "  - {topic: 2, words: [opera, stage]}\n"
      "  - {topic: 3, name: Unsigned}\n"
      "unplaced:\n"
      "  - {topic: 8, name: Space, merge: [9], notes: old, words: [star, orbit]}\n"
      "  - {topic: 9, name: Food, words: [bread]}\n",
      log);
  EXPECT_EQ(labels.find(1)->name, "Sport");
  EXPECT_THAT(labels.find(1)->merge, IsEmpty());
  EXPECT_EQ(labels.find(0)->name, "Space");
  EXPECT_EQ(labels.find(0)->notes, "old; was merged with 9");
  ASSERT_EQ(labels.unplaced.size(), 4U);
  EXPECT_EQ(labels.unplaced[0].name, "Weather");
  EXPECT_EQ(labels.unplaced[0].topic, 0);
  EXPECT_EQ(labels.unplaced[1].notes, "was part of 1 (Sport)");
  EXPECT_THAT(labels.unplaced[1].words, ElementsAre("opera", "stage"));
  EXPECT_EQ(labels.unplaced[2].name, "Unsigned");
  EXPECT_EQ(labels.unplaced[3].name, "Food");
  EXPECT_THAT(
      log.warnings(),
      ElementsAre("labels of 3 former topics fit none of the new ones: 0 (Weather), 2, 3 (Unsigned); labels.yaml "
                  "keeps them under 'unplaced'"));
}

TEST(CarryLabels, TheWeightsOfTheFormerRunDecide) {
  RunLog log;
  FormerLabels former{parse_labels("topics: [{topic: 0, name: Banks, words: [star]}]", "labels.yaml", std::nullopt),
                      {}};
  former.topics[0] = {{"bank", 0.5}, {"rate", 0.4}, {"star", 0.1}};
  former.topics[1] = {{"star", 0.9}, {"moon", 0.1}};
  EXPECT_EQ(carry_labels(former, new_model(), terms, log).find(2)->name, "Banks");
}

Config config_for(const TemporaryDirectory& folder) {
  Config config;
  config.output.directory = folder.path("run");
  return config;
}

TEST(FormerLabels, AreThoseOfTheRunThatIsReplaced) {
  const TemporaryDirectory folder;
  RunLog log;
  Config config = config_for(folder);
  EXPECT_FALSE(former_labels(config, Registry(), log));
  folder.write("run/run.json", "{}");
  folder.write("run/labels.yaml", "topics: [{topic: 0, name: own}]");
  folder.write("other.yaml", "topics: [{topic: 0, name: given}]");
  config.output.labels = folder.path("other.yaml");
  EXPECT_EQ(former_labels(config, Registry(), log)->labels.topics[0].name, "own");
  EXPECT_THAT(log.warnings(), ElementsAre(HasSubstr("output.labels is passed over")));
}

TEST(FormerLabels, ComeFromElsewhereWhereTheConfigSaysSo) {
  const TemporaryDirectory folder;
  RunLog log;
  Config config = config_for(folder);
  save_run(folder / "old", {"moon", "star"}, {{"a", 0.5, 1, {1, 0}}, {"b", 0.5, 1, {2, 2}}});
  folder.write("old/labels.yaml", "topics: [{topic: 1, name: given}]");
  config.output.labels = folder.path("old");
  const auto former = former_labels(config, Registry(), log);
  EXPECT_EQ(former->labels.topics[0].name, "given");
  EXPECT_THAT(former->topics.at(1), ElementsAre(testing::Pair("moon", 0.5), testing::Pair("star", 0.5)));
  config.output.labels = folder.path("none.yaml");
  EXPECT_THROW(former_labels(config, Registry(), log), UsageError);
}

TEST(FormerLabels, AreReadThoughTheRunBesideThemCannotBe) {
  const TemporaryDirectory folder;
  RunLog log;
  const Config config = config_for(folder);
  folder.write("run/run.json", "{}");
  folder.write("run/topics.csv", "nothing of ours\n");
  folder.write("run/labels.yaml", "topics: [{topic: 1, name: kept}]");
  EXPECT_EQ(former_labels(config, Registry(), log)->labels.topics[0].name, "kept");
}

}  // namespace
}  // namespace topicmill
