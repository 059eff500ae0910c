// Nothing that a corpus says can end the script element that it is put into.
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

}  // namespace
}  // namespace topicmill
