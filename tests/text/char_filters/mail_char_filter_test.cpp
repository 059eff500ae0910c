#include "text/char_filters/mail_char_filter.hpp"

#include <gtest/gtest.h>

#include "tests/text/char_filters/char_filtering.hpp"

namespace topicmill {
namespace {

std::string without_headers(std::string_view text) {
  return filtered_text("mail", text, Value::map({{"headers", {}, Value::scalar("true")}}));
}

TEST(MailFilter, DropsQuotedLines) {
  EXPECT_EQ(filtered_text("mail", "yes\n> no\n  >> nor this\n| nor\nJD> nor\nand 3 > 2\n"), "yes\nand 3 > 2\n");
}

TEST(MailFilter, DropsTheAttributionOfAQuote) {
  EXPECT_EQ(filtered_text("mail", "Hello\nIn article <1@x> a@b (A B) writes:\n> quoted\nanswer\n"), "Hello\nanswer\n");
  EXPECT_EQ(filtered_text("mail", "In article <1@x>,\na@b (A B) writes:\n\n> quoted\nanswer"), "\nanswer");
  EXPECT_EQ(filtered_text("mail", "On Monday, A B <a@b> wrote:\n> quoted\nanswer"), "answer");
  EXPECT_EQ(filtered_text("mail", "On Monday at noon A B\nwrote:\n\n> quoted\nanswer"), "\nanswer");
  EXPECT_EQ(filtered_text("mail", "Am Montag schrieb:\n> zitiert\nja"), "ja");
}

TEST(MailFilter, KeepsWhatOnlyResemblesAnAttribution) {
  EXPECT_TRUE(leaves_alone("mail", "As Plato wrote:\nall is well\n"));
  EXPECT_TRUE(leaves_alone("mail", "In article 3 of the law:\nall is well\n"));
  EXPECT_TRUE(leaves_alone("mail", "In article <1@x>\none\ntwo\nthree:\n"));
}

TEST(MailFilter, DropsSignatures) {
  EXPECT_EQ(filtered_text("mail", "text\n-- \nA. Name\nof a place\n"), "text\n");
  EXPECT_EQ(filtered_text("mail", "text\r\n--\r\nA. Name\r\n"), "text\r\n");
  std::string long_text = "text\n--\n";
  for (int i = 0; i < 13; ++i) long_text += "more\n";
  EXPECT_TRUE(leaves_alone("mail", long_text)) << "a line in a long text, and no signature";
}

TEST(MailFilter, DropsWhatPgpAdds) {
  EXPECT_EQ(filtered_text("mail",
                          "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA1\n\ntext\n-----BEGIN PGP SIGNATURE-----\n"
                          "iQCV\n-----END PGP SIGNATURE-----\nmore\n"),
            "text\nmore\n");
  EXPECT_EQ(filtered_text("mail", "text\n-----BEGIN PGP PUBLIC KEY BLOCK-----\nand no end\n"), "text\nand no end\n");
}

TEST(MailFilter, DropsHeadersButNotTheSubject) {
  EXPECT_EQ(without_headers("From: a@b (A B)\nSubject: Re: re: Cars\n and bikes\nLines: 3\n\nbody: text\n"),
            "Cars\n and bikes\n\nbody: text\n");
  EXPECT_EQ(without_headers("From: a\nbody without a blank line\n"), "body without a blank line\n");
  EXPECT_EQ(without_headers(" rest of a lost header\nFrom: a\n\nbody\n"), "\nbody\n");
  EXPECT_EQ(without_headers("no header: here\nFrom: a\n"), "no header: here\nFrom: a\n");
}

TEST(MailFilter, EachPartCanBeSwitchedOff) {
  const std::string text = "-----BEGIN PGP X-----\n> quote\n-----END PGP X-----\n-- \nme\n";
  const auto no = Value::scalar("false");
  const auto options = Value::map({{"quotes", {}, no}, {"signatures", {}, no}, {"pgp", {}, no}});
  EXPECT_EQ(filtered_text("mail", text, options), text);
}

TEST(MailFilter, TakesTimeInProportion) {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "-----BEGIN PGP X\n";
  EXPECT_EQ(filtered_text("mail", text), "");
}

}  // namespace
}  // namespace topicmill
