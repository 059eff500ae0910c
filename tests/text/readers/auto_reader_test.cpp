#include "text/readers/auto_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

std::string format_of(const std::string& path, bool alone = true, bool member = false) {
  return pick_format({path, path, alone, member}).value_or("by content");
}

TEST(PickFormat, SuffixTells) {
  EXPECT_EQ(format_of("a/b.jsonl"), "jsonl");
  EXPECT_EQ(format_of("b.NDJSON"), "jsonl");
  EXPECT_EQ(format_of("b.csv.gz"), "csv");
  EXPECT_EQ(format_of("b.tsv.zst"), "tsv");
  EXPECT_EQ(format_of("b.tab.bz2"), "tsv");
  EXPECT_EQ(format_of("b.xml"), "files");
  EXPECT_EQ(format_of("-"), "by content");
}

TEST(PickFormat, OneTextFileIsReadByLines) {
  EXPECT_EQ(format_of("big.txt"), "lines");
  EXPECT_EQ(format_of("big.txt.xz"), "lines");
  EXPECT_EQ(format_of("a.d/big"), "lines");
  EXPECT_EQ(format_of("one_of_many.txt", false), "files");
}

TEST(PickFormat, MembersStayPacked) {
  EXPECT_EQ(format_of("b.csv", false, true), "csv");
  EXPECT_EQ(format_of("b.csv.gz", false, true), "files");
}

std::vector<std::vector<std::string>> read_stdin(const std::string& bytes) {
  AutoReader reader(reader_registry());
  TextStream stream(pull_from(bytes), "auto");
  const auto file = reader.open(stream, {"-", "-", true, false});
  std::vector<Record> records;
  for (Record record; reader.cut(stream, record); record = {}) records.emplace_back(std::move(record)).file = file;
  return parse_all(reader, records, {"text"});
}

TEST(AutoReader, ContentOfStandardInputTells) {
  EXPECT_THAT(read_stdin("\n {\"text\":\"x\"}\n"), ElementsAre(ElementsAre("x")));
  EXPECT_THAT(read_stdin("\nplain\n"), ElementsAre(ElementsAre("plain")));
  EXPECT_THAT(read_stdin(""), ElementsAre());
}

}  // namespace
}  // namespace topicmill
