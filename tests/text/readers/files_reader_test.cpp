#include "text/readers/files_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::vector<std::string> parse_file(const std::string& path, const std::string& bytes,
                                    const std::string& encoding = "auto") {
  FilesReader reader;
  TextStream stream(pull_from(bytes), encoding);
  Record record;
  const auto file = reader.open(stream, {"archive.tar/" + path, path, false, true});
  if (!reader.cut(stream, record)) return {"nothing was cut"};
  record.file = file;
  const auto values = parse_all(reader, {record}).front();
  return reader.cut(stream, record) ? std::vector<std::string>{"cut twice"} : values;
}

TEST(FilesReader, FileIsOneDocumentNamedByItsPath) {
  EXPECT_THAT(parse_file("a/sport/1.txt", "one\r\ntwo\n"),
              ElementsAre("one\r\ntwo\n", "a/sport/1.txt", "1.txt", "sport"));
  EXPECT_THAT(parse_file("1.txt", ""), ElementsAre("", "1.txt", "1.txt", ""));
  EXPECT_THAT(parse_file("/1.txt", "x"), ElementsAre("x", "/1.txt", "1.txt", ""));
}

TEST(FilesReader, EachFileIsDecodedOnItsOwn) {
  EXPECT_EQ(parse_file("a", "\xEF\xBB\xBFsi").front(), "si");
  EXPECT_EQ(parse_file("a", "caf\xE9").front(), "café");
  EXPECT_EQ(parse_file("a", "\x80", "windows-1252").front(), "€");
}

TEST(FilesReader, BinaryFilesAreBad) {
  EXPECT_THAT(parse_file("a", std::string("\0\1\2", 3)), ElementsAre("!", "binary content, not text"));
}

TEST(FilesReader, TooLongAFileIsBad) {
  FilesReader reader;
  TextStream stream(pull_from(std::string(99, 'x')), "auto", tiny_limits(8, 20));
  EXPECT_THAT(
      parse_all(reader, cut_all(reader, stream)),
      ElementsAre(ElementsAre("!", "a file of more than 20 bytes; raise input.limits.record_mb if that is meant")));
}

}  // namespace
}  // namespace topicmill
