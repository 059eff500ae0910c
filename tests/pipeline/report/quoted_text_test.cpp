// Excerpts on one line, with marks in UTF-16 units, in many scripts.
#include "pipeline/report/quoted_text.hpp"

#include <gmock/gmock.h>

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::size_t units(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    count += (byte & 0xC0U) == 0x80U ? 0 : byte >= 0xF0 ? 2 : 1;
  }
  return count;
}

/// The highlight of the first `word` in the text.
Highlight highlight(std::string_view text, std::string_view word, std::int64_t topic = 0) {
  const auto begin = static_cast<std::uint32_t>(text.find(word));
  return {begin, begin + static_cast<std::uint32_t>(word.size()), topic, 1};
}

Excerpt all_of(std::string_view text) { return {0, text.size()}; }

TEST(QuotedText, MarksCountUtf16Units) {
  for (const std::string text : {"plain word here", "é word", "日本語 word 中文", "😀 word 😀", "مرحبا word بالعالم"}) {
    const auto quoted = quote(text, all_of(text), {highlight(text, "word", 3)});
    ASSERT_EQ(quoted.marks.size(), 1U) << text;
    EXPECT_EQ(quoted.text, text);
    EXPECT_EQ(quoted.marks[0].begin, units(text.substr(0, text.find("word")))) << text;
    EXPECT_EQ(quoted.marks[0].end, quoted.marks[0].begin + 4) << text;
    EXPECT_EQ(quoted.marks[0].topic, 3);
  }
}

TEST(QuotedText, AMarkedEmojiHasTwoUnits) {
  const std::string text = "a 😀";
  const auto quoted = quote(text, all_of(text), {highlight(text, "😀")});
  ASSERT_EQ(quoted.marks.size(), 1U);
  EXPECT_EQ(quoted.marks[0].begin, 2U);
  EXPECT_EQ(quoted.marks[0].end, 4U);
}

TEST(QuotedText, IsOnOneLine) {
  const std::string text = "  one\r\n\t two\x01\x7F\u00A0\u2028three \n";
  const auto quoted = quote(text, all_of(text), {highlight(text, "two"), highlight(text, "three")});
  EXPECT_EQ(quoted.text, "one two three");
  ASSERT_EQ(quoted.marks.size(), 2U);
  EXPECT_EQ(quoted.marks[0].begin, 4U);
  EXPECT_EQ(quoted.marks[1].begin, 8U);
  EXPECT_EQ(quoted.marks[1].end, 13U);
}

TEST(QuotedText, OfOverlappingMarksTheFirstStaysAndThoseCutAreLeftOut) {
  const std::string text = "red green blue";
  const auto quoted =
      quote(text, {0, 12}, {highlight(text, "red green"), highlight(text, "green"), highlight(text, "blue")});
  EXPECT_EQ(quoted.text, "red green bl");
  ASSERT_EQ(quoted.marks.size(), 1U);
  EXPECT_EQ(quoted.marks[0].end, 9U);
}

TEST(QuotedText, AnExcerptBeginsAnew) {
  const std::string text = "日本 word";
  const auto quoted = quote(text, {6, text.size()}, {highlight(text, "word")});
  EXPECT_EQ(quoted.text, "word");
  ASSERT_EQ(quoted.marks.size(), 1U);
  EXPECT_EQ(quoted.marks[0].begin, 0U);
}

TEST(QuotedText, BrokenBytesAreReplaced) {
  const std::string text = "a \xFF\xC3 b";
  EXPECT_EQ(quote(text, all_of(text), {}).text, "a \uFFFD\uFFFD b");
}

TEST(QuotedText, NothingGivesNothing) {
  EXPECT_EQ(quote("", {0, 0}, {}).text, "");
  EXPECT_THAT(quote(" \n ", {0, 3}, {}).marks, IsEmpty());
}

}  // namespace
}  // namespace topicmill
