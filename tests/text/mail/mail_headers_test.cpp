#include "text/mail/mail_headers.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string decoded(std::string_view value) { return decode_header(value, std::nullopt); }

TEST(SplitEntity, UnfoldsHeaders) {
  const auto entity = split_entity("From: a\r\nSUBJECT : one\r\n two\r\n\tthree\r\nX:\r\n\r\nbody\r\n");
  ASSERT_EQ(entity.headers.size(), 3U);
  EXPECT_EQ(entity.headers[1].name, "subject");
  EXPECT_EQ(entity.header("subject"), "one two three");
  EXPECT_EQ(entity.header("x"), "");
  EXPECT_EQ(entity.header("none"), "");
  EXPECT_EQ(entity.body, "body\r\n");
}

TEST(SplitEntity, WhatIsNoHeaderIsBody) {
  EXPECT_EQ(split_entity("no header here\nx: y\n").body, "no header here\nx: y\n");
  EXPECT_EQ(split_entity("a: b\nno header\n\nrest").body, "no header\n\nrest");
  EXPECT_EQ(split_entity("").body, "");
  EXPECT_EQ(split_entity("a: b").header("a"), "b");
  EXPECT_EQ(split_entity("\nbody").body, "body");
  EXPECT_EQ(split_entity(" rest of a lost header\na: b\n\nbody").header("a"), "b");
  EXPECT_EQ(split_entity(" indented\nbody").body, " indented\nbody");
}

TEST(DecodeHeader, EncodedWords) {
  EXPECT_EQ(decoded("=?utf-8?q?caf=C3=A9_?= x"), "café  x");
  EXPECT_EQ(decoded("=?ISO-8859-1?B?Y2Fm6Q==?="), "café");
  EXPECT_EQ(decoded("Re: =?iso-2022-jp?B?GyRCRWw1fhsoQg==?="), "Re: 東京");
  EXPECT_EQ(decoded("=?utf-8?b?4pw=?= =?utf-8?b?qA==?="), "✨") << "a character cut in two";
  EXPECT_EQ(decoded("=?a?q?b?= c =?a?q?d?="), "b c d");
}

TEST(DecodeHeader, WhatIsBrokenStays) {
  for (const auto* text : {"=?", "=?utf-8", "=?utf-8?q?x", "=?utf-8?z?x?=", "a =? b", "plain"}) {
    EXPECT_EQ(decoded(text), text);
  }
  EXPECT_EQ(decoded("caf\xE9"), "café");
  EXPECT_EQ(decode_header("\xF0\xC9", "koi8-r"), "Пи");
  std::string many;
  for (int i = 0; i < 100'000; ++i) many += "=?a?q?x ";
  EXPECT_EQ(decoded(many), many);
}

TEST(ParseParameters, QuotedAndContinued) {
  const auto type = parse_parameters("Text/Plain; Charset=\"utf-8\"; name=\"a \\\"b\\\"; c\" ; x = y ;; =z; flag");
  EXPECT_EQ(type.value, "text/plain");
  EXPECT_EQ(type.parameter("charset"), "utf-8");
  EXPECT_EQ(type.parameter("name"), "a \"b\"; c");
  EXPECT_EQ(type.parameter("x"), "y");
  EXPECT_EQ(type.parameter("none"), "");
  const auto name = parse_parameters("attachment; filename*0*=iso-8859-1'en'caf%E9; filename*1=\".txt\"");
  EXPECT_EQ(name.parameter("filename"), "café.txt");
  EXPECT_EQ(parse_parameters("a; filename=x; filename*=utf-8''%e2%82%ac").parameter("filename"), "€");
  EXPECT_EQ(parse_parameters("a; b=\"unclosed").parameter("b"), "unclosed");
  EXPECT_EQ(parse_parameters("").value, "");
}

}  // namespace
}  // namespace topicmill
