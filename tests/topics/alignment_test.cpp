#include "topics/alignment.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numbers>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::Optional;

/// Topics given by their terms' weights: a row a term.
NamedTopics topics_of(std::vector<std::string> terms, const std::vector<std::vector<float>>& rows) {
  NamedTopics topics{std::move(terms), Factor(static_cast<std::int64_t>(rows.size()), std::ssize(rows.front()))};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), topics.weights.row(static_cast<std::int64_t>(i)));
  }
  return topics;
}

/// Three topics; the divergence of the first two is .152158 nats, of the last and the first .055582.
NamedTopics sample() {
  return topics_of({"ant", "bee", "cat", "dog"},
                   {{.5F, .1F, .25F}, {.3F, .2F, .25F}, {.1F, .3F, .25F}, {.1F, .4F, .25F}});
}

TEST(Alignment, LikenessByJensenShannonIsOneLessTheDivergence) {
  const auto alignment = align(sample(), sample(), {.by = Likeness::jensen_shannon});
  EXPECT_NEAR(alignment.likeness(0, 1), 1 - .152158 / std::numbers::ln2, 1e-6);
  EXPECT_NEAR(alignment.likeness(2, 0), 1 - .055582 / std::numbers::ln2, 1e-6);
}

TEST(Alignment, AModelIsLikeItself) {
  for (const auto& named : enum_names(Likeness{})) {
    const auto alignment = align(sample(), sample(), {.by = named.value, .top_words = 2});
    EXPECT_THAT(alignment.partner, ElementsAre(Optional(0), Optional(1), Optional(2))) << named.name;
    for (std::int64_t t = 0; t < 3; ++t) EXPECT_NEAR(alignment.likeness(t, t), 1, 1e-6) << named.name;
  }
}

TEST(Alignment, TermsThatOneModelLacksCountInTheUnion) {
  const auto left = topics_of({"ant", "bee"}, {{3}, {4}});
  const auto right = topics_of({"bee", "cat"}, {{4}, {3}});
  EXPECT_NEAR(align(left, right).likeness(0, 0), 16.0 / 25, 1e-9);
  EXPECT_NEAR(align(left, right, {.by = Likeness::jaccard}).likeness(0, 0), 1.0 / 3, 1e-9);
  // 3/7 of either stand alone: the divergence is 3/7 ln 2.
  EXPECT_NEAR(align(left, right, {.by = Likeness::jensen_shannon}).likeness(0, 0), 4.0 / 7, 1e-6);
}

TEST(Alignment, TermsMayStandInAnyOrder) {
  const auto left = topics_of({"term_2", "term_10"}, {{3}, {4}});
  const auto right = topics_of({"term_1", "term_10", "term_2"}, {{0}, {4}, {3}});
  EXPECT_NEAR(align(left, right).likeness(0, 0), 1, 1e-9);
}

TEST(Alignment, TopicsLeftOverHaveNoPartner) {
  const auto left = topics_of({"ant", "bee", "cat"}, {{0, 1, 0}, {1, 0, 0}, {0, 0, 1}});
  const auto right = topics_of({"ant", "bee", "emu"}, {{1, 0}, {0, 1}, {0.1F, 0}});
  const auto alignment = align(left, right);
  EXPECT_THAT(alignment.partner, ElementsAre(Optional(1), Optional(0), std::nullopt));
  EXPECT_THAT(alignment.partner_of_right(), ElementsAre(Optional(1), Optional(0)));
}

TEST(Alignment, WhatIsLessAlikeThanAskedIsNoPairAndCostsNone) {
  // The best sum of all pairs would be 0.9 + 0.2, of which 0.2 does not count.
  const auto left = topics_of({"ant", "bee", "cat"}, {{1, 0}, {0, 1}, {0, 0}});
  const auto right = topics_of({"ant", "bee", "cat"}, {{.9F, .2F}, {.1F, 0}, {0, .97F}});
  EXPECT_THAT(align(left, right, {.least = 0.5}).partner, ElementsAre(Optional(0), std::nullopt));
}

TEST(Alignment, ATopicWithoutWeightIsLikeNone) {
  for (const auto& named : enum_names(Likeness{})) {
    const auto alignment = align(topics_of({"ant"}, {{0}}), topics_of({"ant"}, {{1}}), {.by = named.value});
    EXPECT_EQ(alignment.likeness(0, 0), 0) << named.name;
    EXPECT_THAT(alignment.partner, ElementsAre(std::nullopt)) << named.name;
  }
}

}  // namespace
}  // namespace topicmill
