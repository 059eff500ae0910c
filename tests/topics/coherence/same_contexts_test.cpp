#include "topics/coherence/same_contexts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

constexpr std::uint32_t word = 0;  ///< the one that is counted; ids from 1 on are other terms

double sameness_in(const std::vector<std::vector<std::uint32_t>>& documents) {
  ContextCounter counter(1);
  for (const auto& document : documents) counter.add_document(document);
  return counter.sameness()[0];
}

TEST(ContextSameness, IsOneInASignature) {
  EXPECT_THAT(sameness_in({{5, 1, word, 2}, {1, word, 2, 6}, {7, 8, 1, word, 2, 9}}), DoubleEq(1));
}

TEST(ContextSameness, IsTheShareOfPairsOfPlaces) {
  // Three places between 1 and 2, one elsewhere: 3 of 6 pairs.
  EXPECT_NEAR(sameness_in({{1, word, 2}, {1, word, 2}, {1, word, 2}, {3, word, 4}}), 0.5, 0.02);
}

TEST(ContextSameness, IsNoneOfAPhraseInOtherSentences) {
  // Always before 1, behind something else each time: `san` of San Francisco. Hashes may meet by chance.
  std::vector<std::vector<std::uint32_t>> documents;
  for (std::uint32_t before = 100; before < 200; ++before) documents.push_back({before, word, 1});
  EXPECT_LT(sameness_in(documents), 0.02);
}

TEST(ContextSameness, GoesByBothSidesInTheirOrder) { EXPECT_EQ(sameness_in({{1, word, 2}, {2, word, 1}}), 0); }

TEST(ContextSameness, TakesThePlacesAtTheEndsOfADocumentForDifferentOnes) {
  EXPECT_EQ(sameness_in({{word, 1}, {word, 1}, {1, word}, {1, word}, {word}}), 0);
  EXPECT_THAT(sameness_in({{1, word, 2}, {1, word, 2}, {word, 2}}), DoubleEq(1.0 / 3));
}

TEST(ContextSameness, IsNoneOfFewerThanTwoPlaces) { EXPECT_EQ(sameness_in({{1, word, 2}, {3, 4, 5}}), 0); }

TEST(ContextSameness, AddsUp) {
  ContextCounter one(2);
  one.add_document(std::vector<std::uint32_t>{7, 0, 1, 8});
  ContextCounter other(2);
  other.add_document(std::vector<std::uint32_t>{7, 0, 1, 9});
  one += other;
  EXPECT_THAT(one.sameness(), ElementsAre(DoubleEq(1), 0));
}

}  // namespace
}  // namespace topicmill
