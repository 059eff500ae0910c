#include "text/tokenizers/pattern_tokenizer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "base/error.hpp"
#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> matches_of(const std::string& expression, std::string_view text) {
  PatternTokenizer pattern(PatternOptions{expression});
  return tokens_of(pattern, text);
}

TEST(PatternTokenizer, TakesRunsOfTwoByDefault) {
  PatternTokenizer pattern(PatternOptions{});
  EXPECT_THAT(tokens_of(pattern, "It's a naïve x_1 test: 3,14 Ö ÖÖ 東 東京!"),
              ElementsAre("It", "naïve", "x_1", "test", "14", "ÖÖ", "東京"));
}

TEST(PatternTokenizer, TakesMatchesOfAnyExpression) {
  EXPECT_THAT(matches_of(R"((?i)\b[a-z]+-[a-z]+\b)", "Well-known or well known"), ElementsAre("Well-known"));
  EXPECT_THAT(matches_of("a*", "baab"), ElementsAre("aa")) << "empty matches are none";
  EXPECT_THAT(matches_of("é.", "xéé東"), ElementsAre("éé"));
  EXPECT_THAT(matches_of("a+", ""), IsEmpty());
}

TEST(PatternTokenizer, SpansAreBytes) {
  PatternTokenizer pattern(PatternOptions{"[^ ]é"});
  Tokens tokens;
  pattern.tokenize("é 東é", tokens);
  ASSERT_EQ(tokens.list().size(), 1U);
  EXPECT_EQ(tokens.list()[0].begin, 3U);
  EXPECT_EQ(tokens.list()[0].end, 8U);
}

TEST(PatternTokenizer, RefusesWhatDoesNotCompile) {
  EXPECT_THAT(problems_of(builtin_tokenizers(), "pattern", Value::scalar("[a-z")),
              ElementsAre("'pattern' does not compile: U_REGEX_MISSING_CLOSE_BRACKET at character 4 | give a regular "
                          "expression in ICU's syntax"));
  EXPECT_THAT(problems_of(builtin_tokenizers(), "pattern", Value::scalar("a(b")),
              ElementsAre("'pattern' does not compile: U_REGEX_MISMATCHED_PAREN at character 3 | give a regular "
                          "expression in ICU's syntax"));
  EXPECT_THROW(PatternTokenizer(PatternOptions{"a(b"}), UsageError);
}

TEST(PatternTokenizer, StopsAtAnExpressionThatBacktracksWithoutEnd) {
  PatternTokenizer pattern(PatternOptions{"(a|aa|b)*c"});
  Tokens tokens;
  EXPECT_THROW(pattern.tokenize(std::string(3'000'000, 'a'), tokens), UsageError);
}

TEST(SetRuns, KnowsWhichExpressionsItCanRun) {
  for (const auto* plain :
       {R"([\p{L}\p{N}_]{2,})", R"(\w+)", R"(\p{L}+)", R"([^\d_]+)", "[a-zA-Z0-9]{3,}", R"(\P{L}+)"}) {
    EXPECT_TRUE(SetRuns::of_expression(plain)) << plain;
  }
  for (const auto* other : {"",
                            "[a-z]",
                            "[a-z]*",
                            "[a-z]+?",
                            "[a-z]++",
                            "[a-z]{2,}?",
                            "[a-z]{2,3}",
                            "[a-z]{0,}",
                            "[]+",
                            "[^]+",
                            "[z-a]+",
                            R"([\p{L}&&\p{N}]+)",
                            "[[a]b]+",
                            "[ab -]+",
                            R"(\b\w\w+\b)",
                            R"(\x{41}+)",
                            "[a$]+",
                            "[{ab}]+",
                            R"([\p{Nonsense}]+)",
                            R"(\p{L}+x)",
                            "[a-\\d]+",
                            "a+",
                            "(?x)[a b]+"}) {
    EXPECT_FALSE(SetRuns::of_expression(other)) << other;
  }
}

/// The sets are read by ICU's UnicodeSet, the expressions by its regular expressions: every code point must agree.
TEST(SetRuns, HasTheMembersOfTheRegularExpression) {
  for (const auto* expression : {R"([\p{L}\p{N}_]+)", R"(\w+)", R"([^\w]+)", R"(\d+)", R"([^\p{Lu}a-f]+)"}) {
    std::string text;
    for (std::uint32_t c = 1; c < 0x110000; ++c) {
      if (c < 0xD800 || c >= 0xE000) text += utf8(c);
    }
    Tokens by_set;
    Tokens by_regex;
    SetRuns::of_expression(expression)->append(text, by_set);
    RegexMatches(expression).append(text, by_regex);
    EXPECT_EQ(texts_of(by_set), texts_of(by_regex)) << expression;
  }
}

TEST(SetRuns, EqualsTheRegularExpressionOnRandomTexts) {
  const std::vector<std::string> pieces{"a", "b", "Z", "0",  "9",  "_",      "-", " ",
                                        ".", "é", "ß", "東", "京", "\u0301", "😀", "٣"};
  for (const auto* expression : {R"([\p{L}\p{N}_]{2,})", "[a-z]{3,}", R"([^\w]+)", R"(\w{2,})"}) {
    const auto runs = SetRuns::of_expression(expression);
    RegexMatches matches(expression);
    std::mt19937 random(7);
    for (int i = 0; i < 20'000; ++i) {
      std::string text;
      for (auto n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
      Tokens by_set;
      Tokens by_regex;
      runs->append(text, by_set);
      matches.append(text, by_regex);
      ASSERT_EQ(texts_of(by_set), texts_of(by_regex)) << expression << " on " << text;
    }
  }
}

}  // namespace
}  // namespace topicmill
