#include "text/tokens/tokens.hpp"

#include <gtest/gtest.h>

#include <random>

namespace topicmill {
namespace {

TEST(Tokens, StoredTextsStayUntilCleared) {
  Tokens tokens;
  std::mt19937 random(3);
  for (int round = 0; round < 3; ++round) {
    tokens.clear();
    std::vector<std::pair<std::string_view, std::string>> stored;
    for (int i = 0; i < 3'000; ++i) {
      const std::string text(random() % (i % 500 == 0 ? 200'000 : 200), static_cast<char>('a' + i % 26));
      stored.emplace_back(tokens.store(text), text);
    }
    for (const auto& [view, text] : stored) ASSERT_EQ(view, text);
  }
}

TEST(Tokens, ShrinkingGivesRoomBack) {
  Tokens tokens;
  char* const first = tokens.allocate(100);
  tokens.shrink_last(90);
  EXPECT_EQ(tokens.allocate(5), first + 10);
}

}  // namespace
}  // namespace topicmill
