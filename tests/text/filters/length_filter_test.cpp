#include "text/filters/length_filter.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/token_texts.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(LengthFilter, CountsCodePoints) {
  LengthFilter filter({2, 4});
  EXPECT_THAT(filtered(filter, {"a", "ab", "abcd", "abcde", "é", "éé", "éééé", "ééééé", "東", "東京", "😀", "😀😀😀😀"}),
              ElementsAre("ab", "abcd", "éé", "éééé", "東京", "😀😀😀😀"));
}

TEST(LengthFilter, KeepsTwoToFortyByDefault) {
  LengthFilter filter(LengthOptions{});
  EXPECT_THAT(filtered(filter, {"x", "ab", std::string(40, 'x'), std::string(41, 'x')}),
              ElementsAre("ab", std::string(40, 'x')));
}

TEST(LengthFilter, RefusesLimitsThatKeepNothing) {
  const Value crossed = Value::map({{"min", {}, Value::scalar("5")}, {"max", {}, Value::scalar("4")}});
  EXPECT_THAT(
      problems_of(builtin_filters(), "length", crossed),
      ElementsAre("'length.min' (5) is above 'length.max' (4) | no term would be kept; lower min or raise max"));
  EXPECT_THAT(problems_of(builtin_filters(), "length", Value::map({{"min", {}, Value::scalar("0")}})),
              ElementsAre("'length.min' is out of range: 0 | give a number of at least 1"));
}

}  // namespace
}  // namespace topicmill
