#include "text/readers/auto_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::vector<std::string>> read_stdin(const std::string& bytes) {
  AutoReader reader(reader_registry());
  TextStream stream(pull_from(bytes), "auto");
  const auto file = reader.open(stream, {"-", "-", true, false});
  std::vector<Record> records;
  for (Record record; reader.cut(stream, record); record = {}) records.emplace_back(std::move(record)).file = file;
  return parse_all(reader, records, {"text"});
}

TEST(AutoReader, ContentOfStandardInputTells) {
  const auto two = ElementsAre(ElementsAre("x"), ElementsAre("y"));
  EXPECT_THAT(read_stdin("\n {\"text\":\"x\"}\n"), ElementsAre(ElementsAre("x")));
  EXPECT_THAT(read_stdin("[{\"text\":\"x\"},\n{\"text\":\"y\"}]"), two);
  EXPECT_THAT(read_stdin("<?xml version='1.0'?><r><d>x</d><d>y</d></r>"), two);
  EXPECT_THAT(read_stdin("id;text\n1;x\n2;y\n"), two);
  EXPECT_THAT(read_stdin("id\ttext\n1\tx\n2\ty\n"), two);
  EXPECT_THAT(read_stdin("<!doctype html><p>x"), ElementsAre(ElementsAre("\nx")));
  EXPECT_THAT(read_stdin("From: a\nDate: b\n\nx"), ElementsAre(ElementsAre("x")));
  EXPECT_THAT(read_stdin("\nplain\n"), ElementsAre(ElementsAre("plain")));
  EXPECT_THAT(read_stdin(""), ElementsAre());
}

TEST(AutoReader, DatabasesAreNoStreams) {
  EXPECT_EQ(
      message_of([] { read_stdin(std::string("SQLite format 3\0...", 19)); }),
      "-: sqlite by its content, which is read only where input.path names the file itself, not out of a folder, an "
      "archive or standard input");
}

}  // namespace
}  // namespace topicmill
