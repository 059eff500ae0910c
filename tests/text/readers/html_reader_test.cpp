#include "text/readers/html_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> page_of(const std::string& bytes, const std::string& encoding = "auto",
                                 const std::vector<std::string>& wanted = {"text"}) {
  HtmlReader reader;
  TextStream stream(pull_from(bytes), encoding);
  const auto rows = parse_all(reader, cut_all(reader, stream), wanted);
  return rows.size() == 1 ? rows.front() : std::vector<std::string>{"not one"};
}

TEST(HtmlReader, APageIsADocument) {
  EXPECT_THAT(page_of("<title>T</title><p>x", "auto", {}),
              ElementsAre("\nx", "T", "", "", "", "", "", "data", "data", ""));
  EXPECT_THAT(page_of("<title>T</title><p>x", "auto", {"title", "name"}), ElementsAre("T", "data"));
  EXPECT_THAT(page_of(""), ElementsAre(""));
}

TEST(HtmlReader, DecodesByMarkNameDeclarationDetection) {
  EXPECT_THAT(page_of("<meta charset=koi8-r>\xF0"), ElementsAre("\nП"));
  EXPECT_THAT(page_of("<meta charset=koi8-r>\xF0", "windows-1252"), ElementsAre("\nð")) << "the config wins";
  EXPECT_THAT(page_of("\xEF\xBB\xBF<meta charset=koi8-r>\xC3\xA9"), ElementsAre("\né")) << "the mark wins";
  EXPECT_THAT(page_of("<meta charset=utf-8>caf\xE9"), ElementsAre("\ncafé")) << "it is not what it says";
  EXPECT_THAT(page_of("<p>caf\xE9"), ElementsAre("\ncafé"));
}

TEST(HtmlReader, BinaryFilesAreBad) { EXPECT_EQ(page_of(std::string("<html>\0\1\2", 9)).front(), "!"); }

}  // namespace
}  // namespace topicmill
