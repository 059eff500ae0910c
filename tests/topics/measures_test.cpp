#include "topics/measures/measures.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "tests/nmf/matrices.hpp"
#include "topics/measures/inverted_rbo.hpp"

namespace topicmill {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::Pointwise;

/// Two topics over the words a, b, c, d; the second has no a.
TopicModel sample() { return {factor_of({{2, 0}, {1, 2}, {1, 1}, {0, 1}}), {{4, 0.5, 2}, {4, 0.5, 1}}}; }

/// `theta`: null for a measure that needs no documents.
std::vector<double> values_of(const Measure& measure, const TopicModel& model, std::int64_t top_words,
                              const Factor* theta = nullptr) {
  std::vector<std::vector<std::int64_t>> terms;
  std::vector<std::vector<std::string>> texts;
  for (std::int64_t topic = 0; topic < model.k(); ++topic) {
    terms.push_back(model.top_terms(topic, top_words));
    auto& words = texts.emplace_back();
    for (const auto term : terms.back()) words.emplace_back(1, static_cast<char>('a' + term));
  }
  const WordPairs pairs(texts);
  return measure.of_topics({&model, theta, terms, pairs}, nullptr);
}

void expect_values(const std::vector<double>& found, const std::vector<double>& expected) {
  EXPECT_THAT(found, Pointwise(DoubleNear(1e-9), expected));
}

TEST(Measures, DiversityIsTheShareOfUniqueWords) {
  // a b, b c: three unique words of four.
  const auto values = values_of(Diversity(), sample(), 2);
  expect_values(values, {0.75, 0.75});
}

using Ranking = std::vector<std::uint32_t>;

TEST(Measures, RankBiasedOverlapIsWebbers) {
  EXPECT_NEAR(rank_biased_overlap(Ranking{1, 2, 3}, Ranking{1, 2, 3}, 0.9), 1, 1e-12);
  EXPECT_DOUBLE_EQ(rank_biased_overlap(Ranking{1, 2}, Ranking{3, 4}, 0.9), 0);
  EXPECT_DOUBLE_EQ(rank_biased_overlap(Ranking{}, Ranking{3, 4}, 0.9), 0);
  // Overlaps 0, 1: 1/2 p^2 + (1 - p) / p (1/2 p^2) = 1/2 p.
  EXPECT_NEAR(rank_biased_overlap(Ranking{1, 2}, Ranking{2, 3}, 0.9), 0.45, 1e-12);
  // Of lengths 1 and 2, s = 1, l = 2, X = 0, 1: (1 - p) / p (p^2 / 2) + p^2 / 2 = 1/2 p.
  EXPECT_NEAR(rank_biased_overlap(Ranking{2}, Ranking{1, 2}, 0.9), 0.45, 1e-12);
  // X = 1, 1: (1 - p) / p (p + p^2 / 2 + p^2 / 2) + p^2 = 1: nothing speaks against what the shorter one would go on
  // to.
  EXPECT_NEAR(rank_biased_overlap(Ranking{1}, Ranking{1, 2}, 0.9), 1, 1e-12);
}

TEST(Measures, InvertedRboIsHowTopicsDiffer) {
  // a b, b c: as above.
  expect_values(values_of(InvertedRbo({}), sample(), 2), {0.55, 0.55});
  const TopicModel one{factor_of({{2}, {1}}), {{3, 1, 2}}};
  expect_values(values_of(InvertedRbo({}), one, 2), {1});
}

TEST(Measures, ExclusivityIsTheMeanShareOfATopicInItsWords) {
  // a: 1; b: 1/4 of 1/4 + 2/4; c: as likely in both.
  expect_values(values_of(Exclusivity(), sample(), 2), {(1 + 1.0 / 3) / 2, (2.0 / 3 + 0.5) / 2});
}

TEST(Measures, EffectiveWordsCountsThoseOfAnEvenTopic) {
  expect_values(values_of(EffectiveWords(), sample(), 2), {std::pow(2, 1.5), std::pow(2, 1.5)});
  const TopicModel even{factor_of({{1}, {1}, {1}}), {{3, 1, 0}}};
  expect_values(values_of(EffectiveWords(), even, 2), {3});
}

TEST(Measures, Rank1IsTheShareOfDocumentsThatHaveTheTopicFirst) {
  // Topic 0 is in two documents and leads both (a tie goes to it), topic 1 in three and leads one.
  const Factor theta = factor_of({{0.75F, 0.25F}, {0, 1}, {0.5F, 0.5F}, {0, 0}});
  expect_values(values_of(Rank1(), sample(), 2, &theta), {1, 1.0 / 3});
}

TEST(Measures, OfATopicWithoutWordsAreDefined) {
  const TopicModel dead{factor_of({{1, 0}, {1, 0}}), {{2, 1, 0}, {0, 0, 0}}};
  expect_values(values_of(Diversity(), dead, 2), {1, 0});
  expect_values(values_of(InvertedRbo({}), dead, 2), {1, 0});
  expect_values(values_of(Exclusivity(), dead, 2), {1, 0});
  expect_values(values_of(EffectiveWords(), dead, 2), {2, 0});
  const Factor no_documents(0, 2);
  expect_values(values_of(Rank1(), dead, 2, &no_documents), {0, 0});
}

}  // namespace
}  // namespace topicmill
