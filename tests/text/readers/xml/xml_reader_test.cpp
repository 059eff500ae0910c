#include "text/readers/xml/xml_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<std::string>> read_xml(const std::string& bytes, const std::string& record = "") {
  XmlReader reader({record});
  return parse_all(reader, cut_all(reader, bytes));
}

TEST(XmlReader, ElementsOfTheName) {
  const std::string dump =
      "<?xml version='1.0'?>\n<w><!-- <page> --><info/>\n<page><t>1</t></page>\n<page><t>2</t></page></w>";
  EXPECT_THAT(read_xml(dump, "page"), ElementsAre(ElementsAre("1"), ElementsAre("2")));
  EXPECT_THAT(read_xml(dump, "w/page"), ElementsAre(ElementsAre("1"), ElementsAre("2")));
  EXPECT_THAT(read_xml(dump), ElementsAre(ElementsAre("1"), ElementsAre("2")));
}

TEST(XmlReader, PathsTellApart) {
  EXPECT_THAT(read_xml("<r><a><x>1</x></a><b><x>2</x></b><x>3</x></r>", "a/x"), ElementsAre(ElementsAre("1")));
  EXPECT_THAT(read_xml("<r><a><x>1</x></a><b><x>2</x></b><x>3</x></r>", "r/x"), ElementsAre(ElementsAre("3")));
}

TEST(XmlReader, SgmlWithoutARoot) {
  EXPECT_THAT(read_xml("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<R N=\"1\">a&#3;</R>\n<R N=\"2\">b &lt;c></R>\n"),
              ElementsAre(ElementsAre("1", "a"), ElementsAre("2", "b <c>")));
}

TEST(XmlReader, NestedElementsOfTheNameStayWithinTheOuterOne) {
  EXPECT_THAT(read_xml("<x><p>a<p>b</p><p/>c</p><p>d</p></x>", "x/p"),
              ElementsAre(ElementsAre("b", "abc"), ElementsAre("d")));
  EXPECT_THAT(read_xml("<x><p/><p a='1'/></x>", "p"), ElementsAre(ElementsAre(""), ElementsAre("1", "")));
}

TEST(XmlReader, LinesAreThoseWhereElementsBegin) {
  XmlReader reader({"p"});
  const auto records = cut_all(reader, "<r>\n\n<p>\n</p><p\n/>\n<p></p></r>");
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].line, 3);
  EXPECT_EQ(records[1].line, 4);
  EXPECT_EQ(records[2].line, 6);
}

TEST(XmlReader, UnclosedElement) {
  EXPECT_THAT(read_xml("<r><p>a</p><p>b</r>", "p"),
              ElementsAre(ElementsAre("a"), ElementsAre("!", "the element 'p' that begins here is not closed")));
}

TEST(XmlReader, FilesWithoutARecord) {
  EXPECT_THAT(read_xml("", "p"), IsEmpty());
  EXPECT_THAT(read_xml(" \n", "p"), IsEmpty());
  EXPECT_THAT(read_xml("<r><a/></r>", "b/p"),
              ElementsAre(ElementsAre("!",
                                      "no element 'b/p' in the file, which begins with 'r'; name the element that is a "
                                      "document in format.xml.record")));
  EXPECT_THAT(read_xml("plain"), ElementsAre(ElementsAre("!", "no element in the file; is it XML?")));
}

TEST(XmlReader, TooDeepAPathEndsTheFile) {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<d>";
  EXPECT_THAT(read_xml(deep, "p"),
              ElementsAre(ElementsAre("!", "XML nested deeper than 256; the rest of the file is not read")));
}

TEST(XmlReader, TooLongAnElementIsBadAndReadingGoesOn) {
  XmlReader reader({"p"});
  TextStream stream(
      pull_from("<r><p>" + std::string(99, 'x') + "\n<b>" + std::string(99, 'y') + "</b></p>\n<p>z</p></r>"), "auto",
      tiny_limits(8, 40));
  const auto records = cut_all(reader, stream);
  EXPECT_THAT(parse_all(reader, records),
              ElementsAre(ElementsAre("!", testing::StartsWith("an element of more than ")), ElementsAre("z")));
  EXPECT_EQ(records.back().line, 3);
}

TEST(XmlReader, EveryChunkSizeGivesTheSame) {
  const std::string bytes =
      "<!DOCTYPE a [<!ENTITY p '<p>'>]>\n<r x='>'><q/><p a='/>'>1<!--</p>--></p> <p><![CDATA[</p>]]>2</p>";
  for (std::size_t chunk = 1; chunk < 20; ++chunk) {
    XmlReader reader({"p"});
    TextStream stream(pull_from(bytes, chunk), "auto", tiny_limits(chunk));
    EXPECT_THAT(parse_all(reader, cut_all(reader, stream), {"text"}),
                ElementsAre(ElementsAre("1"), ElementsAre("</p>2")));
  }
}

}  // namespace
}  // namespace topicmill
