#include "text/html/html_page.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(HtmlPage, HeadAndText) {
  const auto page = read_html_page(
      "<!DOCTYPE html>\n<html lang='en-GB'><head><title> A &amp;\n B</title>"
      "<meta name=Author content='C. &Eacute;'><meta property=\"og:description\" content=\"second\">"
      "<META NAME=description CONTENT=\"first\"><meta name=dc.date content=2001-02-03>"
      "<meta name=keywords content='x, y'><script>no</script></head><body><p>One</p>two<title>no</title></body>");
  EXPECT_EQ(page.title, "A & B");
  EXPECT_EQ(page.lang, "en-GB");
  EXPECT_EQ(page.author, "C. É");
  EXPECT_EQ(page.description, "first");
  EXPECT_EQ(page.date, "2001-02-03");
  EXPECT_EQ(page.keywords, "x, y");
  EXPECT_NE(page.text.find("One\ntwo"), std::string::npos);
  EXPECT_EQ(page.text.find("no"), std::string::npos);
}

TEST(HtmlPage, FieldsMayBeMissing) {
  const auto page = read_html_page("plain text");
  EXPECT_EQ(page.text, "plain text");
  EXPECT_EQ(page.title, "");
  EXPECT_EQ(read_html_page("").text, "");
  EXPECT_EQ(read_html_page("<meta http-equiv=Content-Language content=de>x").lang, "de");
  EXPECT_EQ(read_html_page("<html xml:lang=fr>x").lang, "fr");
  EXPECT_EQ(read_html_page("<meta property=og:title content=t>x").title, "t");
}

TEST(FindHtmlEncoding, WhereverItStands) {
  EXPECT_EQ(find_html_encoding("<head><meta charset=\"Shift_JIS\">"), "windows-31j");
  EXPECT_EQ(find_html_encoding("<meta http-equiv=Content-Type content='text/html; charset=KOI8-R; x'>"), "koi8-r");
  EXPECT_EQ(find_html_encoding("<?xml version='1.0' encoding='iso-8859-2'?><html>"), "iso-8859-2");
  EXPECT_EQ(find_html_encoding("<meta charset=utf-16>"), "UTF-8");
  EXPECT_EQ(find_html_encoding("<meta charset=nonsense><p>"), std::nullopt);
  EXPECT_EQ(find_html_encoding("<script>'<meta charset=koi8-r>'</script>"), std::nullopt);
}

TEST(LooksLikeHtml, ByItsBeginning) {
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF \n<!-- x --><!DOCTYPE HTML PUBLIC>"));
  EXPECT_TRUE(looks_like_html("<?xml version='1.0'?>\n<html xmlns='x'>"));
  for (const auto* other :
       {"", "text <html>", "<p>x", "<?xml version='1.0'?><feed>", "{\"a\":\"<html>\"}", "<htmlx>"}) {
    EXPECT_FALSE(looks_like_html(other)) << other;
  }
}

}  // namespace
}  // namespace topicmill
