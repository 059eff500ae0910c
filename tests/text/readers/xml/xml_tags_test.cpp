#include "text/readers/xml/xml_tags.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::string written(const XmlTag& tag) {
  const std::string name(tag.name);
  return tag.kind == XmlTag::Kind::open ? name : tag.kind == XmlTag::Kind::close ? "/" + name : name + "/";
}

std::vector<std::string> tags_of(std::string_view text) {
  XmlTagScanner scanner;
  std::vector<std::string> tags;
  while (const auto tag = scanner.next(text, true)) {
    EXPECT_EQ(text[tag->begin], '<');
    EXPECT_EQ(text[tag->end - 1], '>');
    tags.push_back(written(*tag));
  }
  return tags;
}

TEST(XmlTagScanner, TagsAndTheirNames) {
  EXPECT_THAT(tags_of("<a><dc:b x='1'>t</dc:b ><c/><d e=\"a>b\" /></a>"),
              ElementsAre("a", "dc:b", "/dc:b", "c/", "d/", "/a"));
  EXPECT_THAT(tags_of("no tag"), IsEmpty());
}

TEST(XmlTagScanner, CommentsSectionsAndDeclarationsArePassedOver) {
  EXPECT_THAT(
      tags_of(
          "<?xml version='1.0' a='<b>'?><!DOCTYPE a [<!ENTITY b '>'> <c>]><a><!-- <b> > --><![CDATA[<b>]] >]]></a>"),
      ElementsAre("a", "/a"));
  EXPECT_THAT(tags_of("<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<a>"), ElementsAre("a"));
}

TEST(XmlTagScanner, OtherSignsAreText) {
  EXPECT_THAT(tags_of("1 < 2 <3 <a 5\" disk> <unclosed <b> <"), ElementsAre("a", "b"));
  EXPECT_THAT(tags_of("<a " + std::string(XmlTagScanner::most_tag_bytes, 'x') + "><b>"), ElementsAre("b"));
}

TEST(XmlTagScanner, TextMayGrowByAnyPiece) {
  const std::vector<std::string> parts = {"<a>", "</a>",  "<b x='>'/>", "<!-- <a> -", "->", "<![CDATA[<a>", "]]>", "x",
                                          "<",   "<!D [", "]>",         "<?",         "?>"};
  std::mt19937 random(7);
  for (int run = 0; run < 2000; ++run) {
    std::string text;
    for (int i = 0; i < 12; ++i) text += parts[random() % parts.size()];
    XmlTagScanner scanner;
    std::vector<std::string> tags;
    for (std::size_t size = 0;;) {
      const auto tag = scanner.next(std::string_view(text).substr(0, size), size == text.size());
      if (tag) {
        tags.push_back(written(*tag));
      } else if (size == text.size()) {
        break;
      } else {
        size = std::min(text.size(), size + 1 + random() % 3);
      }
    }
    EXPECT_EQ(tags, tags_of(text)) << text;
  }
}

TEST(XmlPath, UnclosedElementsEndWithTheOneAround) {
  XmlPath path;
  for (const auto* name : {"a", "b", "c"}) path.enter(name);
  path.leave("x");
  EXPECT_THAT(path.names(), ElementsAre("a", "b", "c"));
  path.leave("b");
  EXPECT_THAT(path.names(), ElementsAre("a"));
  EXPECT_EQ(message_of([&] {
              for (int i = 0; i < 300; ++i) path.enter("x");
            }),
            "XML nested deeper than 256");
}

}  // namespace
}  // namespace topicmill
