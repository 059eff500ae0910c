// Plain numbers, a row a line: separators, and names that are no numbers.
#include <fmt/ranges.h>
#include <gmock/gmock.h>

#include <cmath>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

const Rows numbers{{1, 0, -2.5}, {0, 0, 3}};

TEST(DenseText, SeparatesByCommasTabsOrBlanks) {
  EXPECT_EQ(read_rows("1,0,-2.5\n0,0,3\n"), numbers);
  EXPECT_EQ(read_rows("1\t0\t-2.5\n0\t0\t3\n"), numbers);
  EXPECT_EQ(read_rows("1 0   -2.5\n  0 0 \t3 \n"), numbers);
  EXPECT_EQ(read_rows(" 1, 0 ,-2.5\n0,\t0,3 \n"), numbers);
}

TEST(DenseText, TakesLineEndsAndMarksOfOtherSystems) {
  EXPECT_EQ(read_rows("\xEF\xBB\xBF"
                      "1,0,-2.5\r\n\r\n0,0,3"),
            numbers);
  EXPECT_EQ(read_rows("1,0,-2.5\r0,0,3\r"), numbers);
}

TEST(DenseText, ReadsOneColumnAndOneRow) {
  EXPECT_EQ(read_rows("1\n2\n"), (Rows{{1}, {2}}));
  EXPECT_EQ(read_rows("1 2"), (Rows{{1, 2}}));
}

TEST(DenseText, ReadsLinesLongerThanTheBuffer) {
  std::string text;
  constexpr std::size_t columns = 700'000;
  for (std::size_t i = 0; i < 2 * columns; ++i) text += i % columns + 1 < columns ? "1.5," : "2.5\n";
  const Rows rows = read_rows(text);
  ASSERT_EQ(rows.size(), 2U);
  for (const auto& row : rows) {
    ASSERT_EQ(row.size(), columns);
    EXPECT_EQ(row.front(), 1.5F);
    EXPECT_EQ(row.back(), 2.5F);
  }
}

/// "ROWS|COLUMNS" of the names, and the numbers.
std::string named(const std::string& text, const Rows& expected) {
  const TemporaryDirectory folder;
  write_file(folder / "m.csv", text);
  AxisNames names;
  EXPECT_EQ(dense(read_matrix(folder / "m.csv", nullptr, false, {}, &names)), expected) << text;
  return fmt::format("{}|{}", fmt::join(names.rows, ";"), fmt::join(names.columns, ";"));
}

const Rows two_by_two{{1, 2}, {0, 3}};

TEST(DenseText, TakesAHeaderAndRowNamesForNames) {
  EXPECT_EQ(named("gene,a,b\ng1,1,2\ng2,0,3\n", two_by_two), "g1;g2|a;b");
  EXPECT_EQ(named("\ta\tb\ng1\t1\t2\ng2\t0\t3\n", two_by_two), "g1;g2|a;b");
  EXPECT_EQ(named("a,b\n1,2\n0,3\n", two_by_two), "|a;b");
  EXPECT_EQ(named("g1 1 2\ng2 0 3\n", two_by_two), "g1;g2|");
  EXPECT_EQ(named("weight\n1\n", {{1}}), "|weight");
  EXPECT_EQ(named("g1,1,2\n", {{1, 2}}), "g1|");
}

TEST(DenseText, TakesNamesAsRWritesThem) {
  EXPECT_EQ(named("\"\",\"a\",\"b\"\r\n\"g,1\",1,2\r\n\"g\"\"2\"\"\",0,3\r\n", two_by_two), "g,1;g\"2\"|a;b");
  EXPECT_EQ(named("\"a 1\" \"b\"\n\"g1\" 1 2\n\"g \\\"2\" 0 3\n", two_by_two), "g1;g \"2|a 1;b");
  EXPECT_EQ(named("\"\",\"1\",\"2\"\n\"1\",1,2\n\"2\",0,3\n", two_by_two), "1;2|1;2");
  EXPECT_EQ(named("\"x\"\n\"1\" 1\n\"2\" 3\n", {{1}, {3}}), "1;2|x");
  EXPECT_EQ(named("\"\";\"a\";\"b\"\n\"g1\";1;2\n\"g2\";0;3\n", two_by_two), "g1;g2|a;b");
}

TEST(DenseText, TakesNamesAsPandasWritesThem) {
  EXPECT_EQ(named(",0,1\n0,1,2\n1,0,3\n", two_by_two), "0;1|0;1");
  EXPECT_EQ(named(",1990,2000\nA,1,2\nB,0,3\n", two_by_two), "A;B|1990;2000");
  EXPECT_EQ(named("id,a,b\n7,1,2\n8,0,3\n", two_by_two), "7;8|a;b");
}

TEST(DenseText, NumbersInQuotesAreNumbers) { EXPECT_EQ(named("\"1\",\"2\"\n\"0\",\"3\"\n", two_by_two), "|"); }

TEST(DenseText, RefusesNamesOfLaterRowsOnly) {
  EXPECT_EQ(refusal("1,1,2\ng2,3,4\n"),
            "line 2: field 1 is 'g2', which is not a number; a matrix holds numbers only: remove the row names");
}

TEST(DenseText, RefusesAHeaderWithoutRows) {
  EXPECT_EQ(refusal("a,b\n"),
            "line 1: field 1 is 'a', which is not a number; a matrix holds numbers only: remove the header line");
}

TEST(DenseText, MissingCellsOfANamedMatrix) {
  const TemporaryDirectory folder;
  write_file(folder / "m.csv", "g,a,b,c\nx,1,NA,null\ny,,2,3\n");
  const auto matrix = read_matrix(folder / "m.csv", nullptr, true);
  ASSERT_EQ(matrix.nonzeros(), 6);
  for (const int i : {1, 2, 3}) EXPECT_TRUE(std::isnan(matrix.values[static_cast<std::size_t>(i)]));
  EXPECT_EQ(refusal("g,a\nx,NA\n"),
            "line 2: field 2 is 'NA', which is not a number; replace it, leave its row or column out, or set "
            "nmf.missing: nan");
}

TEST(DenseText, RefusesWhatIsNoNumber) {
  EXPECT_EQ(refusal("1,2\n3,x\n"),
            "line 2: field 2 is 'x', which is not a number; correct it; commas, tabs or blanks separate the numbers");
  EXPECT_EQ(refusal("1,2\n3,nan\n"),
            "line 2: field 2 is 'nan', which is not a finite number; replace it, leave its row or column out, or set "
            "nmf.missing: nan");
  EXPECT_EQ(refusal("1,2\n3,1e99\n"),
            "line 2: field 2 is '1e99', which exceeds the range of a 32-bit float; scale the matrix down, or set "
            "nmf.precision: float64");
  EXPECT_EQ(refusal("1,2\n,4\n"), "line 2: field 1 is empty; write 0 for nothing");
  EXPECT_EQ(refusal("1,2\n3,4,\n"), "line 2: field 3 is empty; write 0 for nothing");
}

TEST(DenseText, RefusesRaggedRows) {
  EXPECT_EQ(refusal("\n1,2,3\n4,5\n"), "line 3: it has 2 numbers, and line 2 has 3; every row needs as many");
  EXPECT_EQ(refusal("1 2\n3 4 5\n"), "line 2: it has 3 numbers, and line 1 has 2; every row needs as many");
}

TEST(DenseText, RefusesBlankLinesOnly) {
  EXPECT_EQ(refusal("\n  \n"), "it holds blank lines only; a matrix has at least one row");
}

}  // namespace
}  // namespace topicmill
