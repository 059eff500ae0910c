// Nothing that a corpus says can end the script element or the title that it is put into.
#include "pipeline/report/escape.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(Escape, ScriptHasNoCharacterOfHtml) {
  EXPECT_EQ(escaped_for_script(R"({"a":"</script><!--&"})"), R"({"a":"\u003c/script\u003e\u003c!--\u0026"})");
}

TEST(Escape, LineSeparatorsAreEscapedAndOtherCharactersAreNot) {
  EXPECT_EQ(escaped_for_script("a\u2028b\u2029c\u2027 \u20ac \U0001F600"), "a\\u2028b\\u2029c\u2027 \u20ac \U0001F600");
}

TEST(Escape, HtmlIsText) {
  EXPECT_EQ(escaped_for_html("<b a=\"1\" b='2'>&"), "&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;");
}

}  // namespace
}  // namespace topicmill
