#include "pipeline/inspect/highlight_in_color.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

constexpr Terminal plain{};
constexpr Terminal colored{true, 100};

TEST(Highlight, ColorsWordsAndPutsTheTextOnOneLine) {
  const std::string text = "the\n\ncat  sat";
  EXPECT_EQ(in_color(text, head_of(text, 100), {{5, 8, 0, 1}}, plain), "the cat sat");
  const std::string shown = in_color(text, head_of(text, 100), {{5, 8, 0, 1}}, colored);
  EXPECT_NE(shown.find("\033["), std::string::npos);
  EXPECT_LT(shown.find("\033["), shown.find("cat"));
}

TEST(Highlight, NoControlCharacterReachesTheTerminal) {
  EXPECT_EQ(in_color("a\033[2Jb\x7F", head_of("a\033[2Jb\x7F", 9), {}, plain), "a [2Jb ");
}

TEST(Highlight, CutsBetweenCharacters) {
  const std::string text = "añb";
  EXPECT_EQ(in_color(text, head_of(text, 2), {}, plain), "a…");
  EXPECT_EQ(in_color(text, head_of(text, 3), {}, plain), "añ…");
}

TEST(Highlight, TheBestExcerptHasTheMostWeight) {
  std::string text(1000, 'x');
  for (const std::size_t blank : {99U, 199U, 203U, 204U, 300U, 500U}) text[blank] = ' ';
  const std::vector<Highlight> words{{0, 4, 1, 1}, {200, 203, 1, 1}, {205, 209, 1, 1}, {900, 904, 1, 1.5}};
  const Excerpt excerpt = best_of(text, words, 80);
  EXPECT_LE(excerpt.begin, 200U);
  EXPECT_GE(excerpt.end, 209U);
  EXPECT_LE(excerpt.end - excerpt.begin, 80U);
}

TEST(Highlight, AWordThatIsLongerThanTheExcerptIsNoReasonToFail) {
  const std::string text(300, 'y');
  const Excerpt excerpt = best_of(text, {{0, 300, 0, 1}}, 100);
  EXPECT_EQ(excerpt.begin, 0U);
  EXPECT_EQ(excerpt.end, 100U);
  EXPECT_EQ(best_of("", {}, 10).end, 0U);
}

}  // namespace
}  // namespace topicmill
