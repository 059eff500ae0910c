// The numbers were worked out by hand from the formulas of the papers that the header names.
#include "topics/word_scores.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// phi = [[.5 .3 .1 .1][.1 .2 .3 .4][.25 .25 .25 .25]] and the tokens of three topics.
TopicModel sample() {
  const std::vector<std::vector<float>> phi{{.5F, .3F, .1F, .1F}, {.1F, .2F, .3F, .4F}, {.25F, .25F, .25F, .25F}};
  TopicModel model{Factor(4, 3), {}};
  for (std::int64_t t = 0; t < 3; ++t) {
    for (std::int64_t j = 0; j < 4; ++j)
      model.weights(j, t) = phi[static_cast<std::size_t>(t)][static_cast<std::size_t>(j)];
  }
  model.topics = {{1, 0, 0, 17.5}, {1, 0, 0, 20.5}, {1, 0, 0, 12}};
  return model;
}

std::vector<double> scores(const TopicModel& model, WordScore score, const ScoreOptions& options = {}) {
  auto words = WordScorer(model, options).words(0, score);
  std::vector<double> values(words.size());
  for (const auto& word : words) values[static_cast<std::size_t>(word.id)] = word.of(score);
  return values;
}

auto near(double value) { return testing::DoubleNear(value, 2e-6); }

TEST(WordScores, RelevanceIsThatOfSievertAndShirley) {
  EXPECT_THAT(scores(sample(), WordScore::relevance),
              ElementsAre(near(-.178205), near(-.644626), near(-1.693281), near(-1.762214)));
}

TEST(WordScores, LambdaGoesFromLiftToProbability) {
  EXPECT_NEAR(scores(sample(), WordScore::relevance, {1, .5})[0], std::log(.5), 1e-6);
  EXPECT_NEAR(scores(sample(), WordScore::relevance, {0, .5})[0], std::log(.5 / .276), 1e-6);
  EXPECT_NEAR(scores(sample(), WordScore::lift)[0], .5 / .276, 1e-6);
}

TEST(WordScores, FrexAveragesRanksOfTies) {
  EXPECT_THAT(scores(sample(), WordScore::frex), ElementsAre(near(1), near(.75), near(.428571), near(.3)));
}

TEST(WordScores, WordsWithoutWeightAreLeftOutAndTiesGoByCodePoint) {
  TopicModel model = sample();
  model.weights(1, 0) = 0;
  const auto words = WordScorer(model).words(0, WordScore::weight);
  std::vector<std::int64_t> terms;
  for (const auto& word : words) terms.push_back(word.id);
  EXPECT_THAT(terms, ElementsAre(0, 2, 3));
}

TEST(WordScores, WordsOfOneTopicAloneAreEqualByLift) {
  constexpr std::int64_t words = 300;
  TopicModel model{Factor(words + 1, 2), {}};
  double mass = 0;
  for (std::int64_t j = 0; j < words; ++j) {
    model.weights(j, 0) = static_cast<float>(1 + j * 37 % 101) / 7;
    mass += static_cast<double>(model.weights(j, 0));
  }
  model.weights(words, 1) = 1;
  model.topics = {{mass, 0, 0, 3}, {1, 0, 0, 4}};
  for (const WordScore by : {WordScore::lift, WordScore::relevance}) {
    const auto ranked = WordScorer(model, {0, .5}).words(0, by);
    for (std::size_t i = 1; i < ranked.size(); ++i) {
      EXPECT_GE(ranked[i - 1].weight, ranked[i].weight);
      EXPECT_TRUE(ranked[i - 1].weight > ranked[i].weight || ranked[i - 1].id < ranked[i].id);
    }
  }
}

TEST(WordScores, SharesOfATermAddToOne) {
  const TopicModel model = sample();
  const WordScorer scorer(model);
  EXPECT_NEAR(scorer.share(0, 0), .35 * .5 / .276, 1e-6);
  EXPECT_NEAR(scorer.share(2, 0) + scorer.share(2, 1) + scorer.share(2, 2), 1, 1e-12);
}

TEST(WordScores, WithoutTokensTopicsAreOfEqualSize) {
  TopicModel model = sample();
  for (auto& topic : model.topics) topic.tokens = 0;
  EXPECT_NEAR(WordScorer(model).share(0, 0), .5 / .85, 1e-6);
}

}  // namespace
}  // namespace topicmill
