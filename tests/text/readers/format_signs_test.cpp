#include "text/readers/format_signs.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string format_of(const std::string& path, const std::string& head = "", bool alone = true, bool member = false) {
  const auto found = find_format({path, path, alone, member}, head);
  return found.format + " " + found.reason;
}

TEST(FindFormat, SuffixTells) {
  EXPECT_EQ(format_of("a/b.jsonl"), "jsonl by its name");
  EXPECT_EQ(format_of("b.NDJSON"), "jsonl by its name");
  EXPECT_EQ(format_of("b.csv.gz"), "csv by its name");
  EXPECT_EQ(format_of("b.tsv.zst"), "tsv by its name");
  EXPECT_EQ(format_of("b.tab.bz2"), "tsv by its name");
  EXPECT_EQ(format_of("b.xml"), "xml by its name");
  EXPECT_EQ(format_of("reut2-000.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS>"), "xml by its name");
  EXPECT_EQ(format_of("b.HTM"), "html by its name");
  EXPECT_EQ(format_of("b.mbox.gz"), "mail by its name");
  EXPECT_EQ(format_of("b.eml"), "mail by its name");
  EXPECT_EQ(format_of("b.rtf"), "files by its name");
}

TEST(FindFormat, ContentTellsBetweenTheFormatsOfASuffix) {
  EXPECT_EQ(format_of("b.json", "[{\"a\":1}]"), "json by its name");
  EXPECT_EQ(format_of("b.json", "[\n \"a\"]"), "json by its name");
  EXPECT_EQ(format_of("b.json", "{\n \"a\": 1\n}"), "json by its name");
  EXPECT_EQ(format_of("b.json", "{\"a\":1}\n{\"a\":2}\n"), "jsonl by its name");
  EXPECT_EQ(format_of("b.json", "{\"a\":1}{\"a\":2}"), "json by its name");
  EXPECT_EQ(format_of("b.json", "{\"a\":\"" + std::string(100'000, 'x')), "json by its name");
  EXPECT_EQ(format_of("b.json"), "jsonl by its name");
}

TEST(FindFormat, SureContentTellsWhateverTheName) {
  EXPECT_EQ(format_of("b.csv", "\xEF\xBB\xBF<?xml version='1.0'?>"), "xml by its content");
  EXPECT_EQ(format_of("b.txt", std::string("SQLite format 3\0", 16), false), "sqlite by its content");
}

TEST(FindFormat, ContentTellsWhereTheNameDoesNot) {
  EXPECT_EQ(format_of("-", "{\"a\":1}"), "jsonl by its content");
  EXPECT_EQ(format_of("-", "<mediawiki xmlns="), "xml by its content");
  EXPECT_EQ(format_of("-", "id,text\n1,a\n2,b\n"), "csv by its content");
  EXPECT_EQ(format_of("dump", "id\ttext\n1\ta\n2\tb\n"), "tsv by its content");
  EXPECT_EQ(format_of("-", "one, two\nthree, four\nfive, six\n"), "lines by its content");
  EXPECT_EQ(format_of("b", "<?xml version='1.0'?>\n<!DOCTYPE html>", false), "html by its content");
  EXPECT_EQ(format_of("b", "<!DOCTYPE HTML PUBLIC", false), "html by its content");
  EXPECT_EQ(format_of("-", "From: a@b.org\nSubject: x\n\nbody\n"), "mail by its content");
  EXPECT_EQ(format_of("a/53068", "From: a@b.org\nSubject: x\n\nbody\n", false), "files by its name");
  EXPECT_EQ(format_of("a/53068", "words\nand words\n", false), "files by its name");
  EXPECT_EQ(format_of("a/53068", "{\"a\":1}\n", false), "jsonl by its content");
}

TEST(FindFormat, TableInAFolderIsNotSureEnough) {
  EXPECT_EQ(format_of("a/b", "id,text\n1,a\n2,b\n", true), "csv by its content");
  EXPECT_EQ(format_of("a/b", "id,text\n1,a\n2,b\n", false), "files by its name");
}

TEST(FindFormat, WideEncodings) {
  std::string head = "\xFF\xFE";
  for (const char c : std::string("<?xml version='1.0'?>")) head += {c, '\0'};
  EXPECT_EQ(format_of("-", head), "xml by its content");
}

TEST(FindFormat, OneTextFileIsReadByLines) {
  EXPECT_EQ(format_of("big.txt"), "lines by its name");
  EXPECT_EQ(format_of("big.txt.xz"), "lines by its name");
  EXPECT_EQ(format_of("a.d/big"), "lines by its name");
  EXPECT_EQ(format_of("one_of_many.txt", "", false), "files by its name");
}

TEST(FindFormat, MembersStayPacked) {
  EXPECT_EQ(format_of("b.csv", "", false, true), "csv by its name");
  EXPECT_EQ(format_of("b.csv.gz", "", false, true), "files by its name");
}

}  // namespace
}  // namespace topicmill
