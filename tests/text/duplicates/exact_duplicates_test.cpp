#include "text/duplicates/exact_duplicates.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

Fingerprint print_of(std::string_view text) { return ExactDuplicates().fingerprint(text, Tokens()); }

TEST(ExactDuplicates, WhiteSpaceMakesNoDifference) {
  EXPECT_EQ(print_of("the cat  sat"), print_of("\n the\tcat\u00A0sat\u3000\r\n"));
  EXPECT_NE(print_of("the cat sat"), print_of("thecat sat"));
  EXPECT_NE(print_of("the cat sat"), print_of("The cat sat"));
  EXPECT_NE(print_of("東京"), print_of("東 京"));
}

TEST(ExactDuplicates, NothingIsNoDuplicateOfNothing) {
  EXPECT_TRUE(print_of("").empty());
  EXPECT_TRUE(print_of(" \n\u2003").empty());
}

TEST(ExactDuplicates, FindsTheFirst) {
  ExactDuplicates finder;
  EXPECT_FALSE(finder.add(print_of("a"), 0));
  EXPECT_FALSE(finder.add(print_of("b"), 1));
  const auto match = finder.add(print_of(" b "), 2);
  ASSERT_TRUE(match);
  EXPECT_EQ(match->number, 1);
  EXPECT_FALSE(match->similarity);
}

}  // namespace
}  // namespace topicmill
