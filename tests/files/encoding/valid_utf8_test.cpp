#include "files/encoding/valid_utf8.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(ValidUtf8, EachByteThatIsNoUtf8IsReplaced) {
  EXPECT_EQ(valid_utf8("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(valid_utf8("whole \u00e9"), "whole \u00e9");
}

}  // namespace
}  // namespace topicmill
