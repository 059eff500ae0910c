#include "text/readers/table/table_signs.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

const OpenDialect all_open{{}, true, true};

std::string delimiter_of(const std::string& head) { return guess_dialect(head, all_open).delimiter; }

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

bool has_backslashes(const std::string& head) { return guess_dialect(head, all_open).backslash; }

TEST(GuessDialect, BackslashesWhereRowsAgreeBetterWithThem) {
  EXPECT_TRUE(has_backslashes("id,title\n1,\"say \\\"a\\\", b\"\n2,c\n"));
  EXPECT_TRUE(has_backslashes("id;title\n1;say a\\; b\n2;c\n"));
  EXPECT_TRUE(has_backslashes("a,b\n" + std::string(200, 'x') + ",y\n1,\"\\\"no\\\" she said\"\n"));
  EXPECT_FALSE(has_backslashes("id,path\n1,\"C:\\dir\\\"\n2,\"D:\\\"\n"));
  EXPECT_FALSE(has_backslashes("id,text\n1,\"a \\\"\"b\\\"\" c\"\n"));
  EXPECT_FALSE(has_backslashes("id,text\n1,\"\\, \\; of TeX\"\n"));
}

TEST(GuessDialect, BackslashesBehindTheFirstRows) {
  std::string rows = "id,text\n";
  for (int i = 0; i < 5000; ++i) rows += std::to_string(i) + ",plain\n";
  EXPECT_TRUE(has_backslashes(rows + "5000,\"she said \\\"no\\\", and left\"\n"));
}

bool old_line_ends(const std::string& head) { return shows_carriage_returns(head, all_open); }

TEST(ShowsCarriageReturns, WhereTheyEndTheRows) {
  EXPECT_TRUE(old_line_ends("id,text\r1,a\r2,b\r"));
  EXPECT_TRUE(old_line_ends("id,text\r1,a\r2,b\r\n"));
  EXPECT_TRUE(old_line_ends("id;text\r1;\"a\nb\"\r2;c"));
  EXPECT_TRUE(old_line_ends("text\rone\rtwo"));
}

TEST(ShowsCarriageReturns, NotWhereAFieldHasOne) {
  EXPECT_FALSE(old_line_ends("id,text\n1,a\rb\n2,c\rd\n"));
  EXPECT_FALSE(old_line_ends("id,text,x\n1,a\rb,1\n2,c\rd,2\n"));
  EXPECT_FALSE(old_line_ends("id,text\r\n1,a\r\n"));
  EXPECT_FALSE(old_line_ends("text\none\rtwo\nthree\rfour\n"));
  EXPECT_FALSE(old_line_ends("id,text\n1,\"a\rb\"\n"));
}

TEST(DelimiterNamedBy, ALineOfSpreadsheets) {
  EXPECT_EQ(delimiter_named_by("sep=;"), ";");
  EXPECT_EQ(delimiter_named_by("SEP=|\r"), "|");
  EXPECT_EQ(delimiter_named_by("\"sep=\t\""), "\t");
  EXPECT_EQ(delimiter_named_by("sep="), std::nullopt);
  EXPECT_EQ(delimiter_named_by("sep=a,b"), std::nullopt);
  EXPECT_EQ(delimiter_named_by("separator"), std::nullopt);
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
