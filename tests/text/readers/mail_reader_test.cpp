#include "text/readers/mail_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Rows = std::vector<std::vector<std::string>>;

const std::string mailbox =
    "From a@b Mon Apr  5 12:34:56 1993\nFrom: a@b\nSubject: one\n\nFirst.\n>From here\n>>From there\n\nFrom now on\n\n"
    "From a@b Tue Apr  6 01:02:03 1993\r\nSubject: two\r\n\r\nSecond.\r\nFrom c Tue Apr 6 01:02:03 1993\n\n"
    "From d Tue Apr  6 01:02:03 1993\n\n\n";

Rows messages_of(const std::string& bytes, const std::vector<std::string>& wanted, std::size_t piece = 1 << 20) {
  MailReader reader;
  TextStream stream(pull_from(bytes, piece), "auto", {piece, 4, max_record_bytes});
  return parse_all(reader, cut_all(reader, stream), wanted);
}

TEST(MailReader, CutsAMailboxIntoMessages) {
  for (const std::size_t piece : std::vector<std::size_t>{1, 2, 7, 1 << 20}) {
    EXPECT_THAT(messages_of(mailbox, {"subject", "text"}, piece),
                ElementsAre(ElementsAre("First.\nFrom here\n>From there\n\nFrom now on\n\n", "one"),
                            ElementsAre("Second.\nFrom c Tue Apr 6 01:02:03 1993\n\n", "two"), ElementsAre("\n", "")))
        << piece;
  }
}

TEST(MailReader, MessagesKnowTheirLine) {
  MailReader reader;
  const auto records = cut_all(reader, mailbox);
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].line, 1);
  EXPECT_EQ(records[1].line, 11);
  EXPECT_EQ(records[2].line, 17);
}

TEST(MailReader, AFileOfItsOwnIsOneMessage) {
  const auto rows = messages_of("Subject: =?utf-8?q?caf=C3=A9?=\nX-a: 1\nX-A: 2\nPath: p\n\nFrom me 12:30\nbody", {});
  EXPECT_THAT(rows,
              ElementsAre(ElementsAre("From me 12:30\nbody", "", "café", "", "", "", "", "1", "data", "data", "")));
  EXPECT_THAT(messages_of("just text", {"text"}), ElementsAre(ElementsAre("just text")));
  EXPECT_THAT(messages_of("", {"text"}), ElementsAre(ElementsAre("")));
}

TEST(MailReader, HeadersThatRepeatHaveSeveralValues) {
  MailReader reader;
  const auto records = cut_all(reader, "Received: a\nReceived: b\n\n");
  LeniencyTally leniencies;
  const auto fields = reader.parse(records.front(), std::vector<std::string>{"received"}, leniencies);
  ASSERT_EQ(fields.size(), 1U);
  EXPECT_EQ(fields[0].value, "a");
  EXPECT_THAT(fields[0].more, ElementsAre("b"));
}

TEST(MailReader, BytesReachTheBodyUndecoded) {
  EXPECT_THAT(messages_of("Content-Type: text/plain; charset=koi8-r\n\n\xF0\xC9", {"text"}),
              ElementsAre(ElementsAre("Пи")));
}

TEST(MailReader, TooLongAMessageIsBadAndTheNextIsRead) {
  MailReader reader;
  const std::string bytes = "From a 1:00:00\n\n" + std::string(99, 'x') + "\n\nFrom b 1:00:00\n\ny\n";
  TextStream stream(pull_from(bytes), "auto", tiny_limits(8, 60));
  EXPECT_THAT(parse_all(reader, cut_all(reader, stream), {"text"}),
              ElementsAre(ElementsAre("!", testing::StartsWith("a message of more than ")), ElementsAre("y\n")));
}

TEST(LooksLikeMail, ByItsBeginning) {
  EXPECT_TRUE(looks_like_mail(mailbox));
  EXPECT_TRUE(looks_like_mail("Received: x\nFrom: a@b\nSubject: x\n\nbody"));
  for (const auto* other : {"", "From now on", "From: a\n\nb", "from,subject\n\nx", "Subject: x\nFrom: y\n"}) {
    EXPECT_FALSE(looks_like_mail(other)) << other;
  }
}

TEST(MailReader, HasFieldsBesideTheText) { EXPECT_TRUE(MailReader().has_fields()); }

}  // namespace
}  // namespace topicmill
