#include "text/tokenizers/kept_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"
#include "text/tokenizers/word_tokenizer.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> words_of(std::string_view text, std::vector<std::string> keep) {
  WordTokenizer words(WordOptions{std::move(keep)});
  return tokens_of(words, text);
}

TEST(KeptWords, StayWholeWhateverTheirCase) {
  EXPECT_THAT(words_of("C++, c++11 and C# on .net; R&D, r&d!", {"C++", "C#", ".NET", "R&D"}),
              ElementsAre("C++", "c++", "11", "and", "C#", "on", ".net", "R&D", "r&d"));
  EXPECT_THAT(words_of("l’été, xété", {"été"}), ElementsAre("l", "été", "xété"));
}

TEST(KeptWords, BeginAndEndWhereWordsDo) {
  EXPECT_THAT(words_of("ASP.NET x.NET .NETs R&Dx .NET", {".NET", "R&D"}),
              ElementsAre("ASP.NET", "x.NET", "NETs", "R", "Dx", ".NET"));
}

TEST(KeptWords, AStarIsAnyWord) {
  const std::vector<std::string> keep{"#*", "@*", "*&*"};
  EXPECT_THAT(words_of("#Tag ##été #1 @user_1, (@ann) a@b.org AT&T & Q&A", keep),
              ElementsAre("#Tag", "#été", "1", "@user_1", "@ann", "a@b.org", "AT&T", "Q&A"));
  EXPECT_THAT(words_of("the A* search, 5*6 and M*A*S*H", {"A\\*", "M\\*A\\*S\\*H"}),
              ElementsAre("the", "A*", "search", "5", "6", "and", "M*A*S*H"));
}

TEST(KeptWords, TheLongestEntryCounts) {
  EXPECT_THAT(words_of("C++/CLI and C++", {"C++", "C++/CLI"}), ElementsAre("C++/CLI", "and", "C++"));
}

TEST(KeptWords, SpansAreBytesOfTheSource) {
  WordTokenizer words(WordOptions{{"C++"}});
  const auto clone = words.clone();
  const std::string text = "é C++ 東京 C++";
  Tokens tokens;
  clone->tokenize(text, tokens);
  ASSERT_EQ(tokens.list().size(), 4U);
  for (const auto& token : tokens.list()) {
    EXPECT_EQ(token.text, std::string_view(text).substr(token.begin, token.end - token.begin));
  }
}

TEST(KeptWords, EntriesMustBeWords) {
  const auto problems = [](const std::string& entry) {
    return problems_of(builtin_tokenizers(), "word", Value::map({{"keep", {}, Value::list({Value::scalar(entry)})}}));
  };
  EXPECT_THAT(problems("C++"), IsEmpty());
  EXPECT_THAT(problems("++"), ElementsAre("'++' has neither a letter nor a digit | write a word such as C++, or * for "
                                          "any word: '#*', '@*'"));
  EXPECT_THAT(problems("New York"),
              ElementsAre("'New York' has a blank, and a term is one word | join words by the filters phrases or "
                          "synonyms"));
  EXPECT_THAT(problems(""), testing::SizeIs(1));
}

}  // namespace
}  // namespace topicmill
