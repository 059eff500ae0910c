#include "text/readers/table/delimited_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "tests/text/reading.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using Rows = std::vector<std::vector<std::string>>;

Rows read_csv(const std::string& bytes, const CsvOptions& options = {}) {
  DelimitedReader reader(options);
  return parse_all(reader, cut_all(reader, bytes));
}

std::vector<std::string> columns_of(const std::string& bytes, const CsvOptions& options = {}) {
  DelimitedReader reader(options);
  TextStream stream(pull_from(bytes), "auto");
  return reader.open(stream, {"data.csv", "data.csv", true, false})->columns;
}

CsvOptions without_header() {
  CsvOptions options;
  options.header = Header::absent;
  return options;
}

/// The rows of a file, and the warnings that reading them gives.
Rows read_leniently(const std::string& bytes, std::vector<std::string>& warnings, const CsvOptions& options = {}) {
  DelimitedReader reader(options);
  LeniencyTally leniencies;
  Rows rows;
  for (auto& record : cut_all(reader, bytes)) {
    record.number = std::ssize(rows);
    if (rows.empty()) {
      for (const auto& kind : record.file->leniencies) leniencies.add(kind, "data", 0);
    }
    auto& row = rows.emplace_back();
    for (const auto& field : reader.parse(record, {}, leniencies)) row.push_back(field.value);
  }
  warnings = leniencies.warnings();
  return rows;
}

TEST(DelimitedReader, RowsOfRfc4180) {
  EXPECT_THAT(read_csv("id,text\r\n1,\"a, \"\"b\"\"\r\nc\"\r\n2,\r\n"),
              ElementsAre(ElementsAre("1", "a, \"b\"\r\nc"), ElementsAre("2", "")));
}

TEST(DelimitedReader, LastLineEndMayLackAndBlankLinesAreSkipped) {
  EXPECT_THAT(read_csv("\xEF\xBB\xBFid,text\n\n1,x\n\r\n2,y"),
              ElementsAre(ElementsAre("1", "x"), ElementsAre("2", "y")));
}

TEST(DelimitedReader, LinesAreThoseOfTheFile) {
  DelimitedReader reader{CsvOptions{}};
  const auto records = cut_all(reader, "id,text\n1,\"a\nb\"\n\n2,c\n");
  ASSERT_EQ(records.size(), 2U);
  EXPECT_EQ(records[0].line, 2);
  EXPECT_EQ(records[1].line, 5);
}

TEST(DelimitedReader, WithoutHeaderColumnsAreNumbered) {
  EXPECT_THAT(columns_of("x,\"y\nz\",w\n", without_header()), ElementsAre("1", "2", "3"));
  EXPECT_THAT(read_csv("x,y\nz,w\n", without_header()), ElementsAre(ElementsAre("x", "y"), ElementsAre("z", "w")));
  CsvOptions named = without_header();
  named.columns = {"label", "text"};
  EXPECT_THAT(columns_of("x,y\n", named), ElementsAre("label", "text"));
}

TEST(DelimitedReader, EmptyAndEqualColumnNames) {
  EXPECT_THAT(columns_of(",text,text,x,text,\n"), ElementsAre("1", "text", "text_2", "x", "text_3", "6"));
}

TEST(DelimitedReader, OtherDelimiterAndQuote) {
  CsvOptions options;
  options.delimiter = ";";
  options.quote = "'";
  EXPECT_THAT(read_csv("id;text\n1;'a;\"b'\n", options), ElementsAre(ElementsAre("1", "a;\"b")));
  options.quote = "";
  EXPECT_THAT(read_csv("id;text\n1;'a\n", options), ElementsAre(ElementsAre("1", "'a")));
}

TEST(DelimitedReader, DelimiterIsGuessedFromTheFirstRows) {
  EXPECT_THAT(read_csv("id;text\n1;a, b\n"), ElementsAre(ElementsAre("1", "a, b")));
  EXPECT_THAT(read_csv("id\ttext\n1\ta; b\n"), ElementsAre(ElementsAre("1", "a; b")));
  EXPECT_THAT(read_csv("id|text\r\n1|\"a|b\"\r\n"), ElementsAre(ElementsAre("1", "a|b")));
  EXPECT_THAT(read_csv("id,a;b\n1,2\n"), ElementsAre(ElementsAre("1", "2")));
  EXPECT_THAT(read_csv("text\na;b\n"), ElementsAre(ElementsAre("a;b")));
}

TEST(DelimitedReader, EachFileHasItsOwnDelimiter) {
  DelimitedReader reader{CsvOptions{}};
  const auto semicolons = cut_all(reader, "a;b\n1;2\n");
  const auto commas = cut_all(reader, "a,b\n3,4\n");
  EXPECT_THAT(parse_all(reader, semicolons), ElementsAre(ElementsAre("1", "2")));
  EXPECT_THAT(parse_all(reader, commas), ElementsAre(ElementsAre("3", "4")));
}

TEST(DelimitedReader, DelimiterOfSeveralCharacters) {
  CsvOptions options;
  options.delimiter = "||";
  EXPECT_THAT(read_csv("id||text\n1||\"a||\nb\"\n2||c|d\n", options),
              ElementsAre(ElementsAre("1", "a||\nb"), ElementsAre("2", "c|d")));
}

TEST(DelimitedReader, CommentsArePassedOverButCount) {
  CsvOptions options;
  options.comment = "##";
  DelimitedReader reader{options};
  const auto records = cut_all(reader, "## \"made\n##\nid,text\n1,\"a\n## b\"\n\n## c\n2,#d\n##");
  EXPECT_THAT(parse_all(reader, records), ElementsAre(ElementsAre("1", "a\n## b"), ElementsAre("2", "#d")));
  EXPECT_EQ(records.at(1).line, 8);
}

TEST(DelimitedReader, TabsAndQuotes) {
  DelimitedReader reader{TsvOptions{}};
  EXPECT_THAT(parse_all(reader, cut_all(reader, "id\ttext\n1\t\"a\tb\"\n")), ElementsAre(ElementsAre("1", "a\tb")));
}

TEST(DelimitedReader, WrongNumberOfFields) {
  EXPECT_THAT(read_csv("a,b,c,d\n1,2,3\n1,2,3,4\n1\n"),
              ElementsAre(ElementsAre("!", "row has 3 fields, the header 4"), ElementsAre("1", "2", "3", "4"),
                          ElementsAre("!", "row has 1 field, the header 4")));
  EXPECT_THAT(read_csv("a,b\n1\n", without_header()),
              ElementsAre(ElementsAre("a", "b"), ElementsAre("!", "row has 1 field, the first row 2")));
}

TEST(DelimitedReader, AMissingHeaderIsNoticed) {
  const std::string rows =
      "1,the loaf of rye bread was on the table\n2,the boat went out at noon with the tide\n"
      "1,the dough wanted another hour to rise\n";
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently(rows, warnings),
              ElementsAre(ElementsAre("1", "the loaf of rye bread was on the table"), testing::_, testing::_));
  EXPECT_THAT(warnings, ElementsAre("1 file has no header: its first row is a document, its columns are 1, 2, 3 ... "
                                    "(header: true takes the row for names), at data"));
  EXPECT_THAT(columns_of(rows), ElementsAre("1", "2"));
  CsvOptions named;
  named.header = Header::present;
  EXPECT_THAT(read_leniently(rows, warnings, named), testing::SizeIs(2));
  EXPECT_THAT(warnings, ElementsAre());
}

TEST(DelimitedReader, AFieldThatTheConfigNamesIsInTheHeader) {
  const std::string rows =
      "2,a title of several words that is long\n1,the loaf of rye bread was on the table\n"
      "2,the boat went out at noon with the tide\n";
  const auto columns = [&](std::vector<std::string> wanted) {
    DelimitedReader reader{CsvOptions{}};
    TextStream stream(pull_from(rows), "auto");
    stream.set_wanted_fields(std::move(wanted));
    return reader.open(stream, {"data.csv", "data.csv", true, false})->columns.back();
  };
  EXPECT_EQ(columns({}), "2");
  EXPECT_EQ(columns({"a title of several words that is long"}), "a title of several words that is long");
  EXPECT_EQ(columns({"text"}), "2");
}

TEST(DelimitedReader, NumbersOfColumnsTellThatThereIsNoHeader) {
  DelimitedReader reader{CsvOptions{}};
  TextStream stream(pull_from("a,b\n"), "auto");
  stream.set_wanted_fields({"2"});
  EXPECT_THAT(parse_all(reader, cut_all(reader, stream)), ElementsAre(ElementsAre("a", "b")));
  TextStream label(pull_from("1,b\n2,c\n"), "auto");
  label.set_wanted_fields({"1", "2"});
  EXPECT_THAT(parse_all(reader, cut_all(reader, label)), testing::SizeIs(2));
}

TEST(DelimitedReader, ALineNamesTheDelimiter) {
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently("\xEF\xBB\xBFsep=;\r\nid;text\r\n1;a, b\r\n", warnings),
              ElementsAre(ElementsAre("1", "a, b")));
  EXPECT_THAT(warnings, ElementsAre("1 file names its delimiter in a line sep= before the header, at data"));
  DelimitedReader reader{CsvOptions{}};
  EXPECT_EQ(cut_all(reader, "sep=^\nid^text\n1^a\n").at(0).line, 3);
}

TEST(DelimitedReader, LineEndsOfTheOldMac) {
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently("id,text\r1,\"a\nb\"\r\r\n2,c\r", warnings),
              ElementsAre(ElementsAre("1", "a\nb"), ElementsAre("2", "c")));
  EXPECT_THAT(warnings, ElementsAre("1 file has rows that end in a carriage return alone, at data"));
  for (const std::size_t chunk : {1U, 2U, 3U, 100U}) {
    DelimitedReader reader{CsvOptions{}};
    TextStream stream(pull_from("id,text\r1,\"a\nb\"\r\r\n2,c\r\n3,d\r", chunk), "auto", {chunk, 100, 1000});
    std::vector<std::int64_t> lines;
    for (const auto& record : cut_all(reader, stream)) lines.push_back(record.line);
    EXPECT_THAT(lines, ElementsAre(2, 5, 6)) << chunk;
  }
}

TEST(DelimitedReader, ACarriageReturnWithinAFieldIsText) {
  EXPECT_THAT(read_csv("id,text,x\n1,a\rb,y\n2,c\rd,z\n"),
              ElementsAre(ElementsAre("1", "a\rb", "y"), ElementsAre("2", "c\rd", "z")));
}

TEST(DelimitedReader, BackslashesAreFoundOrAsked) {
  const std::string rows = "id,title\n1,\"said \\\"a\\\", then\"\n2,b\n";
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently(rows, warnings), ElementsAre(ElementsAre("1", "said \"a\", then"), ElementsAre("2", "b")));
  EXPECT_THAT(warnings, ElementsAre("1 file has backslashes before quotes or delimiters that are text (escape: none "
                                    "takes them as they stand), at data"));
  CsvOptions none;
  none.escape = Escape::none;
  EXPECT_THAT(read_csv(rows, none),
              ElementsAre(ElementsAre("!",
                                      "row has 3 fields, the header 2; where \\\" is a quote within the text, set "
                                      "escape: backslash in the options of the format"),
                          ElementsAre("2", "b")));
}

TEST(DelimitedReader, StrayQuotesAreCounted) {
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently("id,text\n1,\"a\"b\n2,5\" disk\n3,\"c\"d\n", warnings),
              ElementsAre(ElementsAre("1", "ab"), ElementsAre("2", "5\" disk"), ElementsAre("3", "cd")));
  EXPECT_THAT(warnings,
              ElementsAre("2 rows have text behind a closing quote, which is part of the value, the first at data:2",
                          "1 row has a quote within a field that does not begin with one, which is text, at data:3"));
}

TEST(DelimitedReader, EmptyFieldsBehindTheLastColumnAreCounted) {
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently("id,text\n1,a,\n2,b\n3,c,\"\",\n", warnings),
              ElementsAre(ElementsAre("1", "a"), ElementsAre("2", "b"), ElementsAre("3", "c")));
  EXPECT_THAT(warnings, ElementsAre("2 rows have empty fields behind the last column, the first at data:2"));
  EXPECT_THAT(read_csv("id,text\n1,a,,x\n"), ElementsAre(ElementsAre("!", "row has 4 fields, the header 2")));
}

TEST(DelimitedReader, MissingCellsAreEmptyAndCounted) {
  std::vector<std::string> warnings;
  const std::string rows = "id,text\nNA,NULL\n2,\\N\n3,NAME\n";
  EXPECT_THAT(read_leniently(rows, warnings),
              ElementsAre(ElementsAre("", ""), ElementsAre("2", ""), ElementsAre("3", "NAME")));
  EXPECT_THAT(warnings, ElementsAre("3 cells say NA, NULL or the like and count as empty (missing: [] takes them as "
                                    "they are), the first at data:2"));
  CsvOptions kept;
  kept.missing = {"NAME"};
  EXPECT_THAT(read_csv(rows, kept),
              ElementsAre(ElementsAre("NA", "NULL"), ElementsAre("2", "\\N"), ElementsAre("3", "")));
}

TEST(DelimitedReader, LinesBeforeTheHeaderAreSkipped) {
  CsvOptions options;
  options.skip_lines = 2;
  DelimitedReader reader{options};
  const auto records = cut_all(reader, "Report \"of, today\n\nid;text\n1;a\n");
  EXPECT_THAT(parse_all(reader, records), ElementsAre(ElementsAre("1", "a")));
  EXPECT_EQ(records.at(0).line, 4);
  EXPECT_THAT(read_csv("Report\nid,text\n1,a\n").front().back(),
              testing::EndsWith("set skip_lines in the options of the format"));
  options.skip_lines = 9;
  EXPECT_THAT(read_csv("a\nb", options), ElementsAre());
}

TEST(DelimitedReader, NamesBeforeRowsThatTheHeaderDoesNotCount) {
  std::vector<std::string> warnings;
  EXPECT_THAT(read_leniently("\"id\",\"text\"\n\"1\",7,\"a\"\n\"2\",8,\"b\"\n", warnings),
              ElementsAre(ElementsAre("1", "7", "a"), ElementsAre("2", "8", "b")));
  EXPECT_THAT(columns_of("id,text\n1,7,a\n2,8,b\n"), ElementsAre("1", "id", "text"));
  EXPECT_THAT(columns_of("text\n1,a\n2,b\n"), ElementsAre("1", "text"));
  EXPECT_THAT(columns_of("Report\nid,text\n1,a\n"), ElementsAre("Report"));
}

/// A million columns: each name is looked up once.
TEST(DelimitedReader, OnlyDelimitersTakeLinearTime) {
  const std::string delimiters(1'000'000, ',');
  EXPECT_THAT(read_csv(delimiters + "\n" + delimiters + "\n", without_header()), testing::SizeIs(2));
  std::string equal = "a";
  for (int i = 0; i < 300'000; ++i) equal += ",a";
  EXPECT_EQ(columns_of(equal + "\n").back(), "a_300001");
}

TEST(DelimitedReader, UnclosedQuote) {
  DelimitedReader reader{CsvOptions{}};
  const auto records = cut_all(reader, "a,b\n1,2\n3,\"4\n5,6\n");
  EXPECT_THAT(parse_all(reader, records),
              ElementsAre(ElementsAre("1", "2"),
                          ElementsAre("!", "unclosed quote: the file ends within the row that begins here")));
  EXPECT_EQ(records.at(1).line, 3);
}

TEST(DelimitedReader, UnclosedQuoteInTheHeader) {
  EXPECT_EQ(message_of([] { columns_of("a,\"b\n1,2\n"); }),
            "data.csv: cannot read its first row: unclosed quote: the file ends within the row that begins here");
}

TEST(DelimitedReader, TooLongARowIsBadAndReadingGoesOn) {
  DelimitedReader reader{CsvOptions{}};
  TextStream stream(pull_from("a,b\n1,\"" + std::string(99, 'x') + "\n" + std::string(99, 'y') + "\"\n3,4\n"), "auto",
                    tiny_limits(8, 40));
  const auto records = cut_all(reader, stream);
  const auto rows = parse_all(reader, records);
  EXPECT_THAT(rows.front(), ElementsAre("!",
                                        "a row, perhaps for want of a closing quote, of more than 40 bytes; raise "
                                        "input.limits.record_mb if that is meant"));
  EXPECT_THAT(rows.back(), ElementsAre("3", "4"));
  EXPECT_EQ(records.back().line, 4);
}

TEST(DelimitedReader, EmptyFileHasNoRows) {
  EXPECT_THAT(read_csv(""), ElementsAre());
  EXPECT_THAT(read_csv("", without_header()), ElementsAre());
  EXPECT_THAT(read_csv("a,b\n"), ElementsAre());
}

std::string quoted(const std::string& value, std::mt19937& random) {
  const bool must = value.find_first_of(",\"\n\r") != std::string::npos;
  if (!must && random() % 2) return value;
  std::string out = "\"";
  for (const char c : value) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

TEST(DelimitedReader, RandomTablesComeBackForEveryChunkSize) {
  std::mt19937 random(11);
  for (int run = 0; run < 300; ++run) {
    Rows rows;
    std::string bytes = "a,b,c\n";
    for (std::size_t i = 0; i < 1 + random() % 6; ++i) {
      auto& row = rows.emplace_back(3);
      for (auto& value : row) {
        for (std::size_t j = 0; j < random() % 7; ++j) value += std::string_view("xé,\"\n\r ")[random() % 8];
      }
      for (auto& value : row) std::erase_if(value, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
      bytes += quoted(row[0], random) + "," + quoted(row[1], random) + "," + quoted(row[2], random);
      bytes += random() % 2 ? "\r\n" : "\n";
    }
    DelimitedReader reader{CsvOptions{}};
    TextStream stream(pull_from(bytes, 1 + random() % 9), "auto", tiny_limits(1 + random() % 9));
    EXPECT_EQ(parse_all(reader, cut_all(reader, stream)), rows) << bytes;
  }
}

}  // namespace
}  // namespace topicmill
