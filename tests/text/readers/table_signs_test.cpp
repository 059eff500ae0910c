#include "text/readers/table_signs.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string delimiter_of(const std::string& head) { return guess_delimiter(head, '"'); }

TEST(GuessDelimiter, TheOneThatMostRowsAgreeOn) {
  EXPECT_EQ(delimiter_of("a,b\n1,2\n"), ",");
  EXPECT_EQ(delimiter_of("name, first;text\n1;a\n2;b, c, d\n"), ";");
  EXPECT_EQ(delimiter_of("a,b;c\n1,2\n3,4\n"), ",");
  EXPECT_EQ(delimiter_of("a|\"b,\nc\"\n1|2\n"), "|");
  EXPECT_EQ(delimiter_of("a;b,c"), ",");
  EXPECT_EQ(delimiter_of("a\tb"), "\t");
  EXPECT_EQ(delimiter_of(""), ",");
  EXPECT_EQ(delimiter_of("text\n"), ",");
}

TEST(ShowsCsv, NamesAndRowsOfAsManyFields) {
  EXPECT_TRUE(shows_csv("id,text\n1,\"a, b\nc\"\n2,d\n"));
  EXPECT_TRUE(shows_csv("Land;Name der Stadt\r\n1;2\r\n3;4\r\n"));
  EXPECT_TRUE(shows_tsv("id\ttext\n1\ta\n2\tb\n"));
  EXPECT_FALSE(shows_tsv("id,text\n1,a\n2,b\n"));
}

TEST(ShowsCsv, TextIsNoTable) {
  EXPECT_FALSE(shows_csv("Hello, world\nA, b\nC, d\n"));
  EXPECT_FALSE(shows_csv("id,text\n1,a\n"));
  EXPECT_FALSE(shows_csv("id,text\n1,a\n2,b,c\n"));
  EXPECT_FALSE(shows_csv("1,2\n3,4\n5,6\n"));
  EXPECT_FALSE(shows_csv("words\nand\nmore\n"));
  EXPECT_FALSE(shows_csv("It was late,so they went home.\nYes,no\nno,yes\n"));
  EXPECT_FALSE(shows_csv(""));
}

}  // namespace
}  // namespace topicmill
