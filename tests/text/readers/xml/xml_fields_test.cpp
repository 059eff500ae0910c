#include "text/readers/xml/xml_fields.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

/// name=value|more; of each field, or "!reason".
std::string parse(const std::string& bytes, const std::vector<std::string>& wanted = {}) {
  std::string out;
  try {
    for (const auto& field : parse_xml(bytes, 10, wanted)) {
      out += field.name + "=" + field.value;
      for (const auto& value : field.more) out += "|" + value;
      out += ";";
    }
  } catch (const InputError& error) {
    return "!" + std::string(error.what());
  }
  return out;
}

TEST(XmlFields, PathsBelowTheRecordAndAttributes) {
  const std::string page =
      "<page id='7'><title> T &amp; t </title><revision n=\"a&lt;b\"><text>x</text><id/></revision></page>";
  EXPECT_EQ(parse(page), "@id=7;title=T & t;revision.@n=a<b;revision.text=x;revision.id=;");
  EXPECT_EQ(parse(page, {"revision.text", "@id"}), "@id=7;revision.text=x;");
}

TEST(XmlFields, ElementsThatComeAgainGiveAValueEach) {
  EXPECT_EQ(parse("<r><T><D>a</D><D>b</D></T><T><D>c</D></T><P></P></r>"), "T.D=a|b|c;P=;");
}

TEST(XmlFields, TextOfAnElementIsAllTextInIt) {
  EXPECT_EQ(parse("<r><p>H<sub>2</sub>O <b>and</b> <i>air</i></p></r>", {"p"}), "p=H2O and air;");
  EXPECT_EQ(parse("<r><d><t>A</t>\n<b>B</b></d></r>", {"d"}), "d=A\nB;");
  EXPECT_EQ(parse("<r><p>H<sub>2</sub>O</p></r>"), "p=H2O;p.sub=2;");
}

TEST(XmlFields, SectionsAndForeignReferencesStay) {
  EXPECT_EQ(parse("<r><a><![CDATA[<b> &amp;]]> &amp; &nbsp;<!-- no --><?no?></a></r>"), "a=<b> &amp; & &nbsp;;");
  EXPECT_EQ(parse("<r><a>&#2;\nx &#127;AT&T&#3;</a></r>"),
            "a=x \x7F"
            "AT&T;");
}

TEST(XmlFields, TextIsTheWholeRecordWhereNoElementHasThatName) {
  EXPECT_EQ(parse("<r>only <b>text</b></r>"), "b=text;text=only text;");
  EXPECT_EQ(parse("<r><a>x</a><b>y</b></r>", {"text"}), "text=x\ny;");
  EXPECT_EQ(parse("<r><a>x</a><text>y</text></r>", {"text"}), "text=y;");
  EXPECT_EQ(parse("<r/>"), "text=;");
}

TEST(XmlFields, BrokenElements) {
  EXPECT_EQ(parse("<r>\n<a>\n</b></r>"), "!broken XML in line 12: an end tag that closes another element than is open");
  EXPECT_EQ(parse("<r>1 < 2</r>"), "!broken XML in line 10: a < that begins no tag; write &lt; for it");
  EXPECT_EQ(parse(std::string("<r>a\0b</r>", 10)), "!broken XML: a zero byte, which no text has");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<d>";
  for (int i = 0; i < 100'000; ++i) deep += "</d>";
  EXPECT_EQ(parse("<r>" + deep + "</r>", {"d"}), "!XML nested deeper than 256");
  EXPECT_EQ(parse("<r>" + deep + "</r>", {"no"}), "!XML nested deeper than 256");
}

}  // namespace
}  // namespace topicmill
