#include "text/char_filters/url_spans.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/char_filters/char_filtering.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> urls_of(std::string_view text) {
  std::vector<std::string> urls;
  for (const auto& span : find_urls(text)) urls.emplace_back(text.substr(span.begin, span.end - span.begin));
  return urls;
}

TEST(FindUrls, SchemesInAnyCase) {
  EXPECT_THAT(urls_of("see http://a.b/c?d=e#f, or HTTPS://X.Y; ftp://ftp.gnu.org/pub/."),
              ElementsAre("http://a.b/c?d=e#f", "HTTPS://X.Y", "ftp://ftp.gnu.org/pub/"));
  EXPECT_THAT(urls_of("gopher://x.y http:// https://. xhttp://z"), IsEmpty());
  EXPECT_THAT(urls_of("end.http://x/y"), ElementsAre("http://x/y"));
}

TEST(FindUrls, EndsWhereTheTextGoesOn) {
  EXPECT_THAT(urls_of("(http://x/y) <http://x/z> \"http://x/q\""),
              ElementsAre("http://x/y", "http://x/z", "http://x/q"));
  EXPECT_THAT(urls_of("http://x/a_(b)"), ElementsAre("http://x/a_(b)"));
  EXPECT_THAT(urls_of("見http://x.com/y。次に http://x/Köln"), ElementsAre("http://x.com/y", "http://x/Köln"));
}

TEST(FindUrls, WwwAndBareDomains) {
  EXPECT_THAT(urls_of("www.debian.org/x and example.com, a.b-c.ORG: bbc.co.uk/news"),
              ElementsAre("www.debian.org/x", "example.com", "a.b-c.ORG", "bbc.co.uk/news"));
  EXPECT_THAT(urls_of("me@example.com e.g. node.js U.S. bbc.co.uk köln.com a..com foo_bar.com .com www. path/x.com"),
              IsEmpty());
}

TEST(UrlsFilter, PutsItsReplacementInTheirPlace) {
  EXPECT_EQ(filtered_text("urls", "see http://a.b/c."), "see  .");
  EXPECT_EQ(filtered_text("urls", "see http://a.b/c.", Value::scalar("URL")), "see URL.");
}

TEST(UrlsFilter, TakesTimeInProportion) {
  std::string text;
  for (int i = 0; i < 300'000; ++i) text += "http://;";
  EXPECT_EQ(urls_of(text).size(), 1U);
  text.clear();
  for (int i = 0; i < 300'000; ++i) text += "www. ";
  EXPECT_THAT(urls_of(text), IsEmpty());
}

}  // namespace
}  // namespace topicmill
