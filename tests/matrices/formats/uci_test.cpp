// The UCI bag of words: told by its content or its name, and refused with the line where it is not what it promises.
#include <gtest/gtest.h>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

TEST(Uci, IsToldByItsContent) {
  EXPECT_EQ(read_rows("2\n3\n3\n1 1 2\n1 3 1\n2 2 4\n", "bag.txt"), (Rows{{2, 0, 1}, {0, 4, 0}}));
  EXPECT_EQ(read_rows("2\r\n3\r\n1\r\n2 3 1.5\r\n", "bag.txt"), (Rows{{0, 0, 0}, {0, 0, 1.5}}));
}

TEST(Uci, IsToldByItsNameWhereItHoldsNoEntry) {
  EXPECT_EQ(read_rows("1\n2\n0\n", "docword.none.txt"), (Rows{{0, 0}}));
  EXPECT_EQ(read_rows("1\n2\n0\n", "column.txt"), (Rows{{1}, {2}, {0}}));  // a matrix of one column
}

TEST(Uci, IsNoMatrixOfOneColumn) { EXPECT_EQ(read_rows("1\n2\n1\n1\n", "c.txt"), (Rows{{1}, {2}, {1}, {1}})); }

TEST(Uci, SumsEntriesOfOnePlaceInAnyOrder) {
  EXPECT_EQ(read_rows("2\n2\n4\n2 2 1\n1 1 1\n2 2 3\n2 1 1\n"), (Rows{{1, 0}, {1, 4}}));
}

TEST(Uci, RefusesAWrongHeader) {
  EXPECT_EQ(refusal("many\n3\n1\n1 1 1\n", "docword.x.txt"),
            "line 1: 'many' is not the number of documents; the first three lines are the numbers of documents, words "
            "and entries");
  EXPECT_EQ(refusal("2\n0\n1\n1 1 1\n", "docword.x.txt"),
            "line 2: '0' is not the number of words; the first three lines are the numbers of documents, words and "
            "entries");
  EXPECT_EQ(refusal("2\n2\n", "docword.x.txt"), "the file ends within its header; fetch or write it again");
}

TEST(Uci, RefusesSizesThatNoMachineHolds) {
  EXPECT_EQ(refusal("1\n5000000000\n1\n1 1 1\n"),
            "line 2: 5000000000 columns are more than 4294967295; transpose the matrix");
  EXPECT_NE(refusal("4611686018427387904\n2\n1\n1 1 1\n").find("line 1: 4611686018427387904 rows do not fit into"),
            std::string::npos);
}

TEST(Uci, RefusesAWrongNumberOfEntriesBeforeAnyMemoryIsTaken) {
  EXPECT_EQ(refusal("1\n2\n4611686018427387904\n1 1 1\n"),
            "the file ends after 1 of the 4611686018427387904 entries that line 3 promises; fetch or write it again");
  EXPECT_EQ(refusal("1\n2\n1\n1 1 1\n1 2 1\n"),
            "line 5: here is an entry beyond the 1 that line 3 promises; correct the sizes");
}

TEST(Uci, RefusesWrongEntries) {
  EXPECT_EQ(refusal("1\n2\n2\n1 1 1\n1 3 1\n"), "line 5: word 3 is out of range; words count from 1 to 2, by line 2");
  EXPECT_EQ(refusal("1\n2\n2\n1 1 1\n0 1 1\n"),
            "line 5: document 0 is out of range; documents count from 1 to 1, by line 1");
  EXPECT_EQ(refusal("1\n2\n2\n1 1 1\n1 2\n"), "line 5: '1 2' is no entry; write 'DOCUMENT WORD VALUE'");
  EXPECT_EQ(refusal("1\n2\n2\n1 1 1\n1 2 x\n"), "line 5: 'x' is not a number; correct it");
}

}  // namespace
}  // namespace topicmill
