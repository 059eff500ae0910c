#include "text/analyzer/word_memo.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace topicmill {
namespace {

std::optional<std::uint32_t> find(const WordMemo& memo, const std::string& word) {
  bool found = false;
  const auto number = memo.find(key_of(word), found);
  return found ? std::optional(number) : std::nullopt;
}

TEST(WordMemo, FindsWhatWasPut) {
  WordMemo memo;
  EXPECT_EQ(find(memo, "ant"), std::nullopt);
  EXPECT_EQ(find(memo, ""), std::nullopt);
  memo.put("ant", 3);
  memo.put("fifteen letters", 4);
  EXPECT_EQ(find(memo, "ant"), 3U);
  EXPECT_EQ(find(memo, "ants"), std::nullopt);
  EXPECT_EQ(find(memo, "fifteen letters"), 4U);
  memo.put("ant", 5);
  EXPECT_EQ(find(memo, "ant"), 5U);
}

TEST(WordMemo, KeepsNoLongWordSinceTwoMayHaveOneHash) {
  WordMemo memo;
  memo.put("sixteen letters!", 1);
  EXPECT_EQ(find(memo, "sixteen letters!"), std::nullopt);
}

TEST(WordMemo, NeverConfusesWordsHoweverManyThereAre) {
  WordMemo memo;
  std::uint32_t found = 0;
  for (std::uint32_t i = 0; i < 200000; ++i) memo.put(std::to_string(i), i);
  for (std::uint32_t i = 0; i < 200000; ++i) {
    const auto number = find(memo, std::to_string(i));
    EXPECT_TRUE(!number || *number == i);
    found += number ? 1U : 0U;
  }
  EXPECT_GT(found, 10000U);
}

}  // namespace
}  // namespace topicmill
