// Lines and records across the ends of chunks, whatever their size.
#include "files/text_stream.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using namespace std::string_literals;

std::vector<std::string> lines_of(TextStream& stream) {
  std::vector<std::string> lines;
  for (std::string line;;) {
    const auto cut = stream.take_line(line);
    if (cut == TextStream::Cut::end) return lines;
    lines.push_back(cut == TextStream::Cut::taken ? line : "<too long>");
  }
}

class ChunkOf : public testing::TestWithParam<std::size_t> {
 protected:
  TextStream stream(const std::string& bytes, const std::string& encoding = "auto", std::size_t record = 1000) const {
    return TextStream(pull_from(bytes, GetParam()), encoding, tiny_limits(GetParam(), record));
  }
};

TEST_P(ChunkOf, LinesEndWithEitherLineEnd) {
  auto tested = stream("one\r\n\ntw\ro\n\r\nthree é");
  EXPECT_THAT(lines_of(tested), ElementsAre("one", "", "tw\ro", "", "three é"));
}

TEST_P(ChunkOf, LastLineEndGivesNoLine) {
  auto tested = stream("one\n");
  EXPECT_THAT(lines_of(tested), ElementsAre("one"));
}

TEST_P(ChunkOf, EmptyFileHasNoLine) {
  auto tested = stream("");
  EXPECT_THAT(lines_of(tested), ElementsAre());
}

TEST_P(ChunkOf, MarkIsStripped) {
  auto tested = stream("\xEF\xBB\xBFone\ntwo");
  EXPECT_THAT(lines_of(tested), ElementsAre("one", "two"));
}

TEST_P(ChunkOf, OtherEncodingsAreDecoded) {
  auto wide = stream(
      "\xFF\xFE"
      "a\0\xAC\x20\n\0=\xD8\x00\xDE"s);
  EXPECT_THAT(lines_of(wide), ElementsAre("a€", "😀"));
  EXPECT_EQ(wide.encoding(), "UTF-16LE");
  auto named = stream("caf\xE9\nth\xE9", "windows-1252");
  EXPECT_THAT(lines_of(named), ElementsAre("café", "thé"));
}

TEST_P(ChunkOf, TooLongALineIsPassedOver) {
  const std::string line(10'000, 'x');
  auto tested = stream("short\n" + line + "\nafter\n" + line, "auto", 50);
  EXPECT_THAT(lines_of(tested), ElementsAre("short", "<too long>", "after", "<too long>"));
}

TEST_P(ChunkOf, AllBytesAreTakenAsTheyAre) {
  const std::string bytes = "\xEF\xBB\xBF\xE9\0\r\n"s;
  auto tested = stream(bytes);
  std::string taken;
  EXPECT_EQ(tested.take_all(taken), TextStream::Cut::taken);
  EXPECT_EQ(taken, bytes);
  EXPECT_GE(taken.capacity() - taken.size(), record_padding);
}

TEST_P(ChunkOf, TooLongAFileIsPassedOver) {
  auto tested = stream(std::string(2000, 'x'));
  std::string taken;
  EXPECT_EQ(tested.take_all(taken), TextStream::Cut::too_long);
}

INSTANTIATE_TEST_SUITE_P(TextStream, ChunkOf, testing::Values(1, 2, 3, 5, 7, 64, 4096));

TEST(TextStream, RecordsCanBeReadBeyondTheirEnd) {
  TextStream stream(pull_from("abc\n"), "auto");
  std::string line;
  stream.take_line(line);
  EXPECT_GE(line.capacity() - line.size(), record_padding);
}

TEST(TextStream, ManyLongLinesKeepTheirBytes) {
  std::string bytes;
  std::vector<std::string> expected;
  for (int i = 0; i < 200; ++i) {
    expected.push_back(std::string(static_cast<std::size_t>(i * 37 % 501), static_cast<char>('a' + i % 26)));
    bytes += expected.back() + "\n";
  }
  TextStream stream(pull_from(bytes, 13), "auto", tiny_limits(64));
  EXPECT_EQ(lines_of(stream), expected);
}

}  // namespace
}  // namespace topicmill
