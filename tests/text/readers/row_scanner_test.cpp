#include "text/readers/row_scanner.hpp"

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

TEST(RowScanner, TextMayGrowByAnyPiece) {
  std::mt19937 random(3);
  for (int run = 0; run < 2000; ++run) {
    std::string text;
    for (int i = 0; i < 20; ++i) text += "a,\"\n"[random() % 4];
    const std::size_t whole = end_of(text);
    const Dialect dialect;
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

TEST(SplitRow, TextBehindAClosingQuote) {
  EXPECT_EQ(message_of([] { split_row("a,\"b\"c,d", {}); }),
            "text behind the closing quote of field 2; double a quote within quotes");
}

}  // namespace
}  // namespace topicmill
