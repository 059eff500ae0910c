// Cells become bytes: quoting, numbers that read back to the same value, and nothing where there is nothing.
#include "pipeline/run_directory/builtin_table_formats.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

std::string text_of(const std::string& format_name, const std::vector<std::string>& columns, std::vector<Cell> cells) {
  const Registry registry = Registry().add(builtin_table_formats());
  const auto format = make_row_format(format_name, registry);
  const Table table{"sample", columns, 1, {}};
  std::string out;
  format->header(table, out);
  format->row(table, cells, out);
  return out;
}

std::string csv_cell(Cell cell) {
  const std::string text = text_of("csv", {"c"}, {cell});
  return text.substr(2, text.size() - 3);
}

TEST(TableFormat, CsvQuotesWhatWouldReadDifferently) {
  EXPECT_EQ(csv_cell("plain text"), "plain text");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"so\""), "\"say \"\"so\"\"\"");
  EXPECT_EQ(csv_cell("two\nlines"), "\"two\nlines\"");
  EXPECT_EQ(csv_cell("a\rb"), "\"a\rb\"");
  EXPECT_EQ(csv_cell(" outer"), "\" outer\"");
  EXPECT_EQ(csv_cell("outer "), "\"outer \"");
  EXPECT_EQ(csv_cell("tab\there"), "tab\there");
  EXPECT_EQ(csv_cell("żółw"), "żółw");
}

TEST(TableFormat, NumbersAreTheShortestTextThatReadsBack) {
  EXPECT_EQ(csv_cell(0.1F), "0.1");
  EXPECT_EQ(csv_cell(0.1), "0.1");
  EXPECT_EQ(csv_cell(static_cast<double>(0.1F)), "0.10000000149011612");
  EXPECT_EQ(csv_cell(1.0), "1");
  EXPECT_EQ(csv_cell(1e-7F), "1e-07");
  EXPECT_EQ(csv_cell(1.0 / 3.0), "0.3333333333333333");
  EXPECT_EQ(csv_cell(std::int64_t{-9007199254740993}), "-9007199254740993");
  EXPECT_EQ(csv_cell(true), "true");
}

TEST(TableFormat, RowsOfEachFormat) {
  const std::vector<std::string> columns = {"term", "a,b", "x"};
  const std::vector<Cell> cells = {"tab\there", std::int64_t{3}, Cell{}};
  EXPECT_EQ(text_of("csv", columns, cells), "term,\"a,b\",x\ntab\there,3,\n");
  EXPECT_EQ(text_of("tsv", columns, cells), "term\ta,b\tx\n\"tab\there\"\t3\t\n");
  EXPECT_EQ(text_of("jsonl", columns, cells), "{\"term\":\"tab\\u0009here\",\"a,b\":3,\"x\":null}\n");
}

TEST(TableFormat, JsonEscapesWhatJsonMustAndKeepsTheRest) {
  EXPECT_EQ(text_of("jsonl", {"c"}, {"a\"b\\c\nd\x1f"}), "{\"c\":\"a\\\"b\\\\c\\u000ad\\u001f\"}\n");
  EXPECT_EQ(text_of("jsonl", {"naïve"}, {"日本 😀"}), "{\"naïve\":\"日本 😀\"}\n");
  EXPECT_EQ(text_of("jsonl", {"a", "b"}, {false, 2.5F}), "{\"a\":false,\"b\":2.5}\n");
}

TEST(TableFormat, AnEmptyTextStandsAloneInItsRow) {
  EXPECT_EQ(text_of("csv", {"only"}, {std::string_view{}}), "only\n\"\"\n") << "an empty line would be no row";
  EXPECT_EQ(text_of("csv", {"a", "b"}, {std::string_view{}, Cell{}}), "a,b\n,\n");
}

TEST(TableFormat, ExtensionsAreTheNamesOfTheFormats) {
  const Registry registry = Registry().add(builtin_table_formats());
  for (const auto& name : row_format_names(registry)) {
    EXPECT_EQ(make_row_format(name, registry)->extension(), name);
  }
}

#ifndef NDEBUG
TEST(TableFormatDeathTest, RefusesNumbersThatAreNotFinite) {
  EXPECT_DEATH(csv_cell(std::numeric_limits<float>::quiet_NaN()), "finite");
}
#endif

}  // namespace
}  // namespace topicmill
