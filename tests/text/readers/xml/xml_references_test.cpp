#include "text/readers/xml/xml_references.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string decoded(std::string_view text) {
  std::string out;
  append_decoded(text, out);
  return out;
}

TEST(XmlReferences, EntitiesAndNumbers) {
  EXPECT_EQ(decoded("a &lt;b&gt; &amp;&quot;&apos; c"), "a <b> &\"' c");
  EXPECT_EQ(decoded("caf&#233; &#xE9;&#XE9; &#x1F600;&#00065;"), "café éé 😀A");
  EXPECT_EQ(decoded("&amp;lt;"), "&lt;");
}

TEST(XmlReferences, WhatXmlDoesNotAllow) {
  EXPECT_EQ(decoded("a&#3;b&#0;c&#10;&#9;"), "abc\n\t");
  EXPECT_EQ(decoded("&#xD800;&#x110000;&#99999999999999999999999;"), "\uFFFD\uFFFD\uFFFD");
}

TEST(XmlReferences, WhatIsNoReferenceStays) {
  EXPECT_EQ(decoded("AT&T & co; &nbsp; &#; &#x; &#12a; &lt &"), "AT&T & co; &nbsp; &#; &#x; &#12a; &lt &");
  EXPECT_EQ(decoded("&" + std::string(100, 'x') + ";"), "&" + std::string(100, 'x') + ";");
}

}  // namespace
}  // namespace topicmill
