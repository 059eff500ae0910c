// Plain numbers, a row a line: separators, and names that are no numbers.
#include <gmock/gmock.h>

#include "tests/pipeline/matrix_texts.hpp"

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

TEST(DenseText, RefusesAHeader) {
  const std::string mend = ", which is not a number; a matrix holds numbers only: remove the header line";
  EXPECT_EQ(refusal("gene,a,b\ng1,1,2\n"), "line 1: field 1 is 'gene'" + mend);
  EXPECT_EQ(refusal("weight\n1\n"), "line 1: field 1 is 'weight'" + mend);
  EXPECT_EQ(refusal("\ta\tb\ng1\t1\t2\n"),
            "line 1: field 1 is empty; a matrix holds numbers only: remove the header line");
}

TEST(DenseText, RefusesRowNames) {
  const std::string mend = ", which is not a number; a matrix holds numbers only: remove the row names";
  EXPECT_EQ(refusal("g1 1 2\ng2 3 4\n"), "line 1: field 1 is 'g1'" + mend);
  EXPECT_EQ(refusal("1,1,2\ng2,3,4\n"), "line 2: field 1 is 'g2'" + mend);
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
