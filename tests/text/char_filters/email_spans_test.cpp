#include "text/char_filters/email_spans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/char_filters/char_filtering.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> emails_of(std::string_view text) {
  std::vector<std::string> emails;
  for (const auto& span : find_emails(text)) emails.emplace_back(text.substr(span.begin, span.end - span.begin));
  return emails;
}

TEST(FindEmails, FindsAddresses) {
  EXPECT_THAT(emails_of("write to <a.b+c@mail.x-y.org>, or me@x.io."), ElementsAre("a.b+c@mail.x-y.org", "me@x.io"));
  EXPECT_THAT(emails_of("東a@b.com東 ...x@y.de-"), ElementsAre("a@b.com", "x@y.de"));
  EXPECT_THAT(emails_of("a@b.org@c.org"), ElementsAre("a@b.org"));
}

TEST(FindEmails, PassesOverWhatIsNone) {
  EXPECT_THAT(emails_of("@ a@ @b.org a@b a@b.c a@b..org a@b.123 user@host @@@@"), IsEmpty());
}

TEST(EmailsFilter, PutsItsReplacementInTheirPlace) {
  EXPECT_EQ(filtered_text("emails", "from a@b.org to"), "from   to");
  EXPECT_EQ(filtered_text("emails", "from a@b.org to", Value::scalar("")), "from  to");
}

}  // namespace
}  // namespace topicmill
