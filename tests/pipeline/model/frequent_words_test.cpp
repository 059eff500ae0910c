#include "pipeline/model/frequent_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(FrequentWords, ComeByCountThenByCodePoint) {
  FrequentWords words;
  words.add("b", 2);
  words.add("a", 1);
  words.add("c", 2);
  words.add("a", 4);
  const auto first = words.first(2);
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].word, "a");
  EXPECT_EQ(first[0].count, 5);
  EXPECT_EQ(first[1].word, "b");
  EXPECT_EQ(words.first(9).size(), 3U);
}

TEST(FrequentWords, ForgetTheRarestWhereThereAreTooMany) {
  FrequentWords words;
  words.add("often", 7);
  for (std::size_t i = 0; i < FrequentWords::most_words; ++i) words.add("w" + std::to_string(i), 1);
  words.trim();
  const auto first = words.first(5);
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].word, "often");
  EXPECT_EQ(first[0].count, 7);
}

}  // namespace
}  // namespace topicmill
