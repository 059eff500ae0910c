#include "text/mail/mail_body.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

MailBody body_of(const std::string& message) { return read_mail_body(split_entity(message), std::nullopt); }
std::string text_of(const std::string& message) { return body_of(message).text; }

const std::string plain = "Content-Type: text/plain\n\nplain\n";
const std::string html =
    "Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    "<title>no</title><p>h=\ntm&lt; caf=E9</p>\n";

std::string multipart(const std::string& kind, const std::vector<std::string>& parts) {
  std::string message = "Content-Type: multipart/" + kind + "; boundary=\"b d\"\n\npreamble\n";
  for (const auto& part : parts) message += "--b d\n" + part;
  return message + "--b d--\nepilogue\n";
}

TEST(MailBody, PlainText) {
  EXPECT_EQ(text_of("Subject: x\n\nbody\r\nof two lines"), "body\nof two lines");
  EXPECT_EQ(text_of("Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8Ml="), "Пи");
  EXPECT_EQ(text_of("\ncaf\xE9"), "café");
  EXPECT_EQ(text_of(""), "");
}

TEST(MailBody, Html) { EXPECT_EQ(text_of(html), "\nhtm< café\n\n"); }

TEST(MailBody, OfAlternativesThePlainOne) {
  EXPECT_EQ(text_of(multipart("alternative", {html, plain})), "plain\n");
  EXPECT_EQ(text_of(multipart("alternative", {"Content-Type: text/plain\n\n \n", html})), " \n\nhtm< café\n\n");
  EXPECT_EQ(text_of(multipart("alternative", {"Content-Type: text/calendar\n\nBEGIN\n", html})), "\nhtm< café\n\n");
}

TEST(MailBody, AttachmentsArePassedOver) {
  const auto body = body_of(multipart(
      "mixed", {plain, "Content-Type: image/png; name=\"=?utf-8?q?caf=C3=A9?=.png\"\n\nxxx\n",
                "Content-Type: text/plain\nContent-Disposition: attachment; filename=b.txt\n\nno\n",
                "Content-Type: application/pdf\n\nno\n", "Content-Type: message/rfc822\n\nSubject: x\n\ninner\n"}));
  EXPECT_EQ(body.text, "plain\ninner\n");
  EXPECT_THAT(body.attachments, ElementsAre("café.png", "b.txt", "application/pdf"));
}

TEST(MailBody, ATypeThatNamesAnAttachmentIsDecodedLikeIt) {
  const auto body = body_of(multipart("mixed", {plain, "Content-Type: image/caf\xE9\n\nxxx\n"}));
  EXPECT_THAT(body.attachments, ElementsAre("image/café"));
}

TEST(MailBody, BrokenMessagesAreTextAsFarAsTheyCan) {
  EXPECT_EQ(text_of("Content-Type: multipart/mixed\n\n--x\n\nbody\n"), "--x\n\nbody\n");
  EXPECT_EQ(text_of("Content-Type: multipart/mixed; boundary=y\n\n--x\n\nbody\n"), "--x\n\nbody\n");
  EXPECT_EQ(text_of("Content-Type: multipart/mixed; boundary=x\n\n--x\n\nno end"), "no end");
  EXPECT_EQ(text_of("Content-Type: multipart/mixed; boundary=x\n\n--x--\n"), "--x--\n");
  EXPECT_EQ(text_of("Content-Type: text/plain; charset=no-such\n\ncaf\xC3\xA9"), "café");
  EXPECT_EQ(text_of("Content-Type: text/plain; charset=utf-8\n\ncaf\xC3\xA9s \xC3\xA9 \xFF"), "cafés é \uFFFD");
  EXPECT_EQ(text_of("Content-Transfer-Encoding: base64\n\n!!!"), "");
}

TEST(MailBody, DepthIsBounded) {
  std::string deep = "Content-Type: text/plain\n\ndeep\n";
  for (int i = 0; i < 100; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    const std::string line = "--" + boundary;
    deep.insert(0, "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n" + line + "\n").append(line + "--\n");
  }
  EXPECT_EQ(text_of(deep), "");
  std::string forwarded = "\ndeep\n";
  for (int i = 0; i < 1000; ++i) forwarded.insert(0, "Content-Type: message/rfc822\n\n");
  EXPECT_EQ(text_of(forwarded), "");
}

}  // namespace
}  // namespace topicmill
