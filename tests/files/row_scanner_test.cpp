#include "files/row_scanner.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

constexpr std::size_t npos = std::string_view::npos;

std::size_t end_of(std::string_view text, Dialect dialect = {}) { return RowScanner(dialect).find_end(text); }

TEST(RowScanner, LineFeedEndsARow) {
  EXPECT_EQ(end_of("a,b\nc"), 3U);
  EXPECT_EQ(end_of("\na"), 0U);
  EXPECT_EQ(end_of("a,b"), npos);
}

TEST(RowScanner, LineFeedWithinQuotesDoesNot) {
  EXPECT_EQ(end_of("\"a\nb\",c\nd"), 7U);
  EXPECT_EQ(end_of("a,\"b\nc\"\nd"), 7U);
  EXPECT_EQ(end_of("\"a\"\"\n\"\"\"\nb"), 8U);
}

TEST(RowScanner, QuoteWithinAFieldIsOrdinary) {
  EXPECT_EQ(end_of("5\" disk,x\ny"), 9U);
  EXPECT_EQ(end_of("\"a\"b\"\nc"), 5U);
}

TEST(RowScanner, WithoutQuotesEveryLineFeedEndsARow) { EXPECT_EQ(end_of("\"a\nb\"\n", {",", std::nullopt}), 2U); }

TEST(RowScanner, DelimiterOfSeveralCharacters) {
  EXPECT_EQ(end_of("a||\"b\nc\"\nd", {"||", '"'}), 8U);
  EXPECT_EQ(end_of("a|\"b\nc\"\nd", {"||", '"'}), 4U);
}

Dialect with_backslash() { return {",", '"', true, false}; }
Dialect old_mac() { return {",", '"', false, true}; }

TEST(RowScanner, BackslashTakesTheMeaning) {
  EXPECT_EQ(end_of("\"a\\\"\nb\"\nc", with_backslash()), 7U);
  EXPECT_EQ(end_of("\"a\\\\\"\nb\"\nc", with_backslash()), 5U);
  EXPECT_EQ(end_of("a\\\nb\nc", with_backslash()), 4U);
  EXPECT_EQ(end_of("a\\,\"\nb\"\n", with_backslash()), 4U);
}

TEST(RowScanner, CarriageReturnsOfTheOldMac) {
  EXPECT_EQ(end_of("a,b\rc", old_mac()), 3U);
  EXPECT_EQ(end_of("\"a\rb\"\rc", old_mac()), 5U);
  EXPECT_EQ(end_of("a\nb\r", old_mac()), 1U);
}

/// Each would take minutes in quadratic time.
TEST(RowScanner, HostileTextsTakeLinearTime) {
  constexpr std::size_t bytes = std::size_t{2} << 20;
  for (const std::string piece : {"\"", "a\"", "\"\",", "\"a", "\r", ",", "\\", "\\\"", "\\\\\"a,"}) {
    std::string text;
    while (text.size() < bytes) text += piece;
    for (const Dialect& dialect : {Dialect{}, with_backslash(), old_mac()}) {
      RowScanner scanner(dialect);
      for (std::size_t size = text.size() / 8; size <= text.size(); size += text.size() / 8) {
        scanner.find_end(std::string_view(text).substr(0, size));
      }
      for (const auto field : split_row(text, dialect)) unquote(field, dialect);
    }
  }
}

TEST(RowScanner, TextMayGrowByAnyPiece) {
  std::mt19937 random(3);
  for (int run = 0; run < 6000; ++run) {
    const Dialect dialect = run % 3 == 0 ? Dialect{} : run % 3 == 1 ? with_backslash() : old_mac();
    std::string text;
    for (int i = 0; i < 20; ++i) text += "a,\"\n\\\r"[random() % 6];
    const std::size_t whole = end_of(text, dialect);
    RowScanner scanner(dialect);
    std::size_t grown = npos;
    for (std::size_t size = 0; size <= text.size() && grown == npos; size += 1 + random() % 3) {
      grown = scanner.find_end(std::string_view(text).substr(0, size));
    }
    if (grown == npos) grown = scanner.find_end(text);
    EXPECT_EQ(grown, whole) << text;
  }
}

TEST(SplitRow, FieldsAndTheirValues) {
  const Dialect dialect;
  const auto fields = split_row("a,,\"b,\"\"c\"\"\",d\"e\",\"\"", dialect);
  std::vector<std::string> values;
  for (const auto field : fields) values.push_back(unquote(field, dialect));
  EXPECT_THAT(values, ElementsAre("a", "", "b,\"c\"", "d\"e\"", ""));
  EXPECT_THAT(split_row("", dialect), ElementsAre(""));
  EXPECT_THAT(split_row(",", dialect), ElementsAre("", ""));
}

TEST(SplitRow, DelimiterOfSeveralCharacters) {
  const Dialect dialect{"||", '"'};
  EXPECT_THAT(split_row("a|b||\"c||d\"||", dialect), ElementsAre("a|b", "\"c||d\"", ""));
}

std::vector<std::string> values_of(std::string_view row, const Dialect& dialect, StrayQuotes* stray = nullptr) {
  std::vector<std::string> values;
  for (const auto field : split_row(row, dialect, stray)) values.push_back(unquote(field, dialect));
  return values;
}

/// As csv.reader of Python reads them.
TEST(SplitRow, StrayQuotesAreText) {
  StrayQuotes behind;
  EXPECT_THAT(values_of("a,\"b\"c\"d\",\"e,\"\"f\"g", {}, &behind), ElementsAre("a", "bc\"d\"", "e,\"fg"));
  EXPECT_TRUE(behind.behind);
  EXPECT_FALSE(behind.within);
  StrayQuotes within;
  EXPECT_THAT(values_of("a \"b\" c,5\"", {}, &within), ElementsAre("a \"b\" c", "5\""));
  EXPECT_FALSE(within.behind);
  EXPECT_TRUE(within.within);
  StrayQuotes none;
  split_row("a,\"b\"\"c\",\"\"", {}, &none);
  EXPECT_FALSE(none.behind || none.within);
}

TEST(SplitRow, BackslashTakesTheMeaning) {
  EXPECT_THAT(values_of(R"("say \"a\", b\\",c\,d,\N,e\nf,"g""h",\q)", with_backslash()),
              ElementsAre("say \"a\", b\\", "c,d", "\\N", "e\nf", "g\"h", "\\q"));
  EXPECT_THAT(values_of(R"("a\")", with_backslash()), ElementsAre("a\""));
  EXPECT_THAT(values_of("a\\", with_backslash()), ElementsAre("a\\"));
}

}  // namespace
}  // namespace topicmill
