#include "text/tokens/vocabulary.hpp"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>

namespace topicmill {
namespace {

TEST(Vocabulary, NumbersTermsByFirstAppearance) {
  Vocabulary vocabulary;
  EXPECT_EQ(vocabulary.intern("b"), 0U);
  EXPECT_EQ(vocabulary.intern("a"), 1U);
  EXPECT_EQ(vocabulary.intern("b"), 0U);
  EXPECT_EQ(vocabulary.intern(""), 2U);
  EXPECT_EQ(vocabulary.size(), 3U);
  EXPECT_EQ(vocabulary.term(1), "a");
  EXPECT_TRUE(vocabulary.contains(""));
  EXPECT_FALSE(vocabulary.contains("c"));
}

TEST(Vocabulary, AgreesWithAMapOverManyTerms) {
  Vocabulary vocabulary;
  std::map<std::string, std::uint32_t> expected;
  std::mt19937 random(11);
  std::vector<std::string> words(1'000);
  std::vector<Token> tokens(words.size());
  std::vector<std::uint32_t> ids;
  for (int batch = 0; batch < 200; ++batch) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      words[i] = std::string(random() % 20, 'x') + std::to_string(random() % 50'000);
      tokens[i].text = words[i];
    }
    vocabulary.intern(tokens, ids);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto [at, is_new] = expected.try_emplace(words[i], static_cast<std::uint32_t>(expected.size()));
      ASSERT_EQ(ids[i], at->second);
    }
  }
  ASSERT_EQ(vocabulary.size(), expected.size());
  for (const auto& [term, id] : expected) ASSERT_EQ(vocabulary.term(id), term);
}

TEST(Vocabulary, KeepsTermsLargerThanItsBlocks) {
  Vocabulary vocabulary;
  const std::string large(1'000'000, 'x');
  EXPECT_EQ(vocabulary.intern(large), 0U);
  EXPECT_EQ(vocabulary.intern("y"), 1U);
  EXPECT_EQ(vocabulary.intern(large), 0U);
  EXPECT_EQ(vocabulary.term(0), large);
}

}  // namespace
}  // namespace topicmill
