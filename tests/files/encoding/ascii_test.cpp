#include "files/encoding/ascii.hpp"

#include <gtest/gtest.h>

#include <cctype>

namespace topicmill {
namespace {

TEST(Ascii, ClassesAreThoseOfTheCLocale) {
  for (int code = 0; code < 0x100; ++code) {
    const auto c = static_cast<char>(code);
    const bool ascii = code < 0x80;
    EXPECT_EQ(is_ascii(c), ascii) << code;
    EXPECT_EQ(is_digit(c), ascii && std::isdigit(code) != 0) << code;
    EXPECT_EQ(is_letter(c), ascii && std::isalpha(code) != 0) << code;
    EXPECT_EQ(is_letter_or_digit(c), ascii && std::isalnum(code) != 0) << code;
    EXPECT_EQ(is_blank(c), ascii_blanks.find(c) != std::string_view::npos) << code;
  }
}

TEST(Ascii, BlanksAreTrimmedAtBothEnds) {
  EXPECT_EQ(trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(trimmed(" \n"), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed(" a\n", " \t"), "a\n");
  EXPECT_EQ(without_leading_blanks("\n a "), "a ");
  EXPECT_EQ(without_leading_blanks(" "), "");
}

TEST(Ascii, ATextIsWhatAllItsCharactersAre) {
  EXPECT_TRUE(is_blank(""));
  EXPECT_TRUE(is_blank(" \r\n"));
  EXPECT_FALSE(is_blank(" x"));
  EXPECT_FALSE(is_blank("\n", " \t"));
  EXPECT_TRUE(is_digits("017"));
  EXPECT_FALSE(is_digits(""));
  EXPECT_FALSE(is_digits("1.5"));
  EXPECT_TRUE(is_ascii("a\x7F"));
  EXPECT_FALSE(is_ascii("a\u00E9"));
}

}  // namespace
}  // namespace topicmill
