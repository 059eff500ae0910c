#include "text/char_filters/pattern_char_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/char_filters/char_filtering.hpp"
#include "tests/text/reading.hpp"
#include "tests/text/token_texts.hpp"
#include "text/char_filters/replacement.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::string replaced(const std::string& pattern, const std::string& replacement, std::string_view text) {
  PatternCharFilter filter({pattern, replacement});
  return filtered_text(filter, text);
}

TEST(ParseReplacement, GroupsAndEscapes) {
  using Parts = std::vector<ReplacementPart>;
  EXPECT_EQ(parse_replacement("a$1-$0", 1), (Parts{{"a", {}}, {"", 1}, {"-", {}}, {"", 0}}));
  EXPECT_EQ(parse_replacement("$12", 1), (Parts{{"", 1}, {"2", {}}}));
  EXPECT_EQ(parse_replacement("$12", 12), (Parts{{"", 12}}));
  EXPECT_EQ(parse_replacement("\\$1 $ \\\\", 1), (Parts{{"$1 $ \\", {}}}));
  EXPECT_EQ(message_of<UsageError>([] { parse_replacement("$2", 1); }), "$2 is no group: the expression has 1");
}

TEST(PatternFilter, ReplacesMatches) {
  EXPECT_EQ(replaced("[0-9]+", "#", "a1b22é333"), "a#b#é#");
  EXPECT_EQ(replaced("(\\w+)@(\\w+)", "$2 at $1", "x é@東 y"), "x 東 at é y");
  EXPECT_EQ(replaced("(\\w)-\\n(\\w)", "$1$2", "hy-\nphen"), "hyphen");
  EXPECT_EQ(replaced("a*", "b", "xaay"), "xby") << "empty matches are none";
  EXPECT_EQ(replaced("(a)|b", "[$1]", "ab"), "[a][]");
}

TEST(PatternFilter, GroupsInOrderKeepTheirPlace) {
  PatternCharFilter filter({"Title: (\\w+) (\\w+)", "<$1/$2>"});
  FilteredText out;
  ASSERT_TRUE(filter.apply("Title: red car", out));
  EXPECT_EQ(out.text(), "<red/car>");
  EXPECT_EQ(out.to_source({1, 4}), (TextSpan{7, 10}));
  EXPECT_EQ(out.to_source({5, 8}), (TextSpan{11, 14}));
  PatternCharFilter swapped({"(\\w+) (\\w+)", "$2 $1"});
  ASSERT_TRUE(swapped.apply("red car", out));
  EXPECT_EQ(out.to_source({0, 3}), (TextSpan{0, 7})) << "else they stand for the whole match";
}

TEST(PatternFilter, RefusesWhatItCannotRun) {
  const auto problem = [](const std::string& pattern, const std::string& replacement) {
    return problems_of(
        builtin_char_filters(), "pattern",
        Value::map({{"pattern", {}, Value::scalar(pattern)}, {"replacement", {}, Value::scalar(replacement)}}));
  };
  EXPECT_THAT(problem("(a", ""), ElementsAre("'pattern' does not compile: U_REGEX_MISMATCHED_PAREN at character 2 | "
                                             "give a regular expression in ICU's syntax"));
  EXPECT_THAT(problem("(a)", "$2"),
              ElementsAre("$2 is no group: the expression has 1 | write \\$ for a dollar that is none"));
  EXPECT_THAT(
      problems_of(builtin_char_filters(), "pattern", Value::map({})),
      ElementsAre("'pattern' does not compile: the pattern is empty | give a regular expression in ICU's syntax"));
  EXPECT_THROW(PatternCharFilter({"(a", ""}), UsageError);
}

TEST(PatternFilter, StopsAtAnExpressionThatBacktracksWithoutEnd) {
  EXPECT_THAT(message_of<UsageError>([] { replaced("(a|aa)+$", "", std::string(60, 'a') + "b"); }),
              testing::StartsWith("text.char_filters.pattern gave up on a document of 61 bytes (U_REGEX_TIME_OUT)"));
}

}  // namespace
}  // namespace topicmill
