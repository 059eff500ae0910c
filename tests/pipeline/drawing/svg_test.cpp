// Whatever people write, a picture stays well-formed XML.
#include "pipeline/drawing/svg.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <pugixml.hpp>

#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

TEST(XmlText, EscapesWhatXmlReads) {
  EXPECT_EQ(xml_text("<script>\"a\" & 'b'</script>"), "&lt;script&gt;&quot;a&quot; &amp; 'b'&lt;/script&gt;");
  EXPECT_EQ(xml_text("żółw 😀 مرحبا"), "żółw 😀 مرحبا");
}

TEST(XmlText, ReplacesWhatXmlCannotHold) {
  using std::string_literals::operator""s;
  EXPECT_EQ(xml_text("a\0b\x1F\x7F"s), "a�b��");
  EXPECT_EQ(xml_text("tab\tline\n"), "tab line ");
  EXPECT_EQ(xml_text("\xEF\xBF\xBE"), "�");    // U+FFFE
  EXPECT_EQ(xml_text("\xED\xA0\x80"), "���");  // a surrogate
  EXPECT_EQ(xml_text("\xC0\xAF"), "��");       // overlong
  EXPECT_EQ(xml_text("\xF0\x9F"), "��");       // cut short
  EXPECT_EQ(xml_text("\xC2\x85"), "�");        // C1
}

TEST(SvgNumber, IsShort) {
  EXPECT_EQ(svg_number(12), "12");
  EXPECT_EQ(svg_number(12.5), "12.5");
  EXPECT_EQ(svg_number(1.0 / 3), "0.33");
  EXPECT_EQ(svg_number(-0.001), "0");
}

TEST(FitText, CutsByTheWidthOfCharacters) {
  EXPECT_EQ(fit_text("short", 100), "short");
  EXPECT_LE(text_width(fit_text(std::string(50, 'x'), 100)), 100);
  EXPECT_LE(text_width(fit_text("気温気温気温気温気温気温", 100)), 100);
}

class NaughtyPictures : public PublishedData {};

TEST_F(NaughtyPictures, AreWellFormed) {
  std::ifstream strings(path("nasty_blns.txt"));
  std::string page = svg_begin(100, 100, "\"><script>");
  std::int64_t count = 0;
  for (std::string line; std::getline(strings, line); ++count)
    page += svg_text(0, 0, line) + svg_rect(0, 0, 1, 1, "", line);
  page += "</svg>\n";
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(page.c_str()));
  EXPECT_EQ(std::distance(document.child("svg").children("text").begin(), document.child("svg").children("text").end()),
            count);
  for (const char c : page) ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

}  // namespace
}  // namespace topicmill
