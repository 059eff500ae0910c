// What messages quote is short, printable, and on one line.
#include "files/printable_name.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <vector>

namespace topicmill {
namespace {

TEST(InQuotes, IsShortAndPrintable) {
  EXPECT_EQ(in_quotes("a b"), "'a b'");
  EXPECT_EQ(in_quotes("a\n\x1B[31m\xE9"), "'a\uFFFD\uFFFD[31m\uFFFD'");
  EXPECT_EQ(in_quotes(std::string(40, 'x')), "'" + std::string(40, 'x') + "'");
  EXPECT_EQ(in_quotes(std::string(1'000'000, 'x')), "'" + std::string(40, 'x') + "...'");
  EXPECT_EQ(in_quotes(std::string(39, 'x') + "éé"), "'" + std::string(39, 'x') + "...'");
}

TEST(ListNames, FillsALineAndCountsTheRest) {
  const auto list = [](std::vector<std::string> names) { return list_names(names); };
  EXPECT_EQ(list({}), "");
  EXPECT_EQ(list({"id", "title\n", "text"}), "id, title\uFFFD, text");
  EXPECT_EQ(
      list(std::vector<std::string>(1000, "abcdefgh")),
      "abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh, abcdefgh and 990 "
      "more");
  EXPECT_EQ(list({std::string(5000, 'x'), std::string(5000, 'y'), std::string(5000, 'z')}),
            std::string(40, 'x') + "..., " + std::string(40, 'y') + "... and 1 more");
}

}  // namespace
}  // namespace topicmill
