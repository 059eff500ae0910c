#include "text/readers/json/json_scanner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::size_t end_of(std::string_view text, bool whole = false) { return JsonValueScanner().find_end(text, whole); }

TEST(JsonValueScanner, BracketsAndStringsEndAValue) {
  EXPECT_EQ(end_of("{} x"), 2U);
  EXPECT_EQ(end_of("[[1],{\"a\":[]}],"), 14U);
  EXPECT_EQ(end_of("\"a\\\"]\\\\\",1"), 8U);
  EXPECT_EQ(end_of("{\"a\":\"}\\\"\"}]"), 11U);
  EXPECT_EQ(end_of("{\"a\":1"), npos);
  EXPECT_EQ(end_of("\"a\\\""), npos);
}

TEST(JsonValueScanner, NumbersEndWhereSomethingElseBegins) {
  EXPECT_EQ(end_of("12,3"), 2U);
  EXPECT_EQ(end_of("true\n"), 4U);
  EXPECT_EQ(end_of("12"), npos);
  EXPECT_EQ(end_of("12", true), 2U);
}

TEST(JsonValueScanner, TextMayGrowByAnyPiece) {
  std::mt19937 random(5);
  for (int run = 0; run < 2000; ++run) {
    std::string text = "[";
    for (int i = 0; i < 20; ++i) text += "[]{}\",\\1 "[random() % 9];
    const std::size_t expected = end_of(text, true);
    JsonValueScanner scanner;
    std::size_t found = npos;
    for (std::size_t size = 0; size < text.size() && found == npos; size += 1 + random() % 3) {
      found = scanner.find_end(std::string_view(text).substr(0, size), false);
    }
    if (found == npos) found = scanner.find_end(text, true);
    EXPECT_EQ(found, expected) << text;
  }
}

TEST(JsonCursor, ValuesAndLines) {
  TextStream stream(pull_from("\n {\"a\":\n1}\n\n 2 "), "auto", tiny_limits(2));
  JsonCursor cursor;
  std::string value;
  EXPECT_EQ(cursor.peek(stream), '{');
  EXPECT_EQ(cursor.line(), 2);
  EXPECT_EQ(cursor.take_value(stream, value), TextStream::Cut::taken);
  EXPECT_EQ(value, "{\"a\":\n1}");
  EXPECT_EQ(cursor.peek(stream), '2');
  EXPECT_EQ(cursor.line(), 5);
  EXPECT_TRUE(cursor.skip_value(stream));
  EXPECT_EQ(cursor.peek(stream), std::nullopt);
}

}  // namespace
}  // namespace topicmill
