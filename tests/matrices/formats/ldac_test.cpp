// LDA-C: told by its content or its name, and refused with the line where it is malformed.
#include <gtest/gtest.h>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

TEST(Ldac, IsToldByItsContent) {
  EXPECT_EQ(read_rows("2 0:2 2:1\n0\n1 1:4\n", "ap.dat"), (Rows{{2, 0, 1}, {0, 0, 0}, {0, 4, 0}}));
  EXPECT_EQ(read_rows("1 1:5\r\n", "ap.dat"), (Rows{{0, 5}}));
  EXPECT_EQ(read_rows("1 1:5", "ap.dat"), (Rows{{0, 5}}));
}

TEST(Ldac, IsToldByItsNameWhereItBeginsWithAnEmptyDocument) {
  EXPECT_EQ(read_rows("0\n1 1:4\n", "ap.ldac"), (Rows{{0, 0}, {0, 4}}));
  EXPECT_EQ(read_rows("0\n1 1:4\n", "ap.LDA-C"), (Rows{{0, 0}, {0, 4}}));
}

TEST(Ldac, ReadsWeights) { EXPECT_EQ(read_rows("1 1:0.5\n", "ap.ldac"), (Rows{{0, 0.5}})); }

TEST(Ldac, IsToldByAFirstLineOfAnyLength) {
  std::string line = "30000";
  for (int word = 0; word < 30'000; ++word) line += " " + std::to_string(word) + ":1";
  EXPECT_EQ(read_rows(line + "\n", "ap.dat").front().size(), 30'000U);
}

TEST(Ldac, SumsRepeatedWordsInAnyOrder) { EXPECT_EQ(read_rows("4 2:1 0:1 2:2 1:0\n"), (Rows{{1, 0, 3}})); }

TEST(Ldac, RefusesABlankLineBeforeADocument) {
  EXPECT_EQ(refusal("1 0:1\n\n1 1:1\n"), "line 2 is blank; write 0 for a document without words, or remove it");
  EXPECT_EQ(read_rows("1 0:1\n\n\n"), (Rows{{1}}));
}

TEST(Ldac, RefusesWhatIsMalformed) {
  EXPECT_EQ(refusal("1 0:1\n3 0:1 1:1\n"), "line 2: it has 2 words, and its first number says 3; correct it");
  EXPECT_EQ(refusal("1 0:1\n1 0\n"), "line 2: '0' is no entry; write 'WORD:COUNT', the word as a number from 0");
  EXPECT_EQ(refusal("1 0:1\n1 a:1\n"), "line 2: 'a:1' is no entry; write 'WORD:COUNT', the word as a number from 0");
  EXPECT_EQ(refusal("1 0:1\n1 0:x\n"), "line 2: 'x' is not a number; correct it");
  EXPECT_EQ(refusal("1 0:1\nx 0:1\n"),
            "line 2: 'x' is not the number of distinct words; write 'N WORD:COUNT WORD:COUNT ...'");
  EXPECT_EQ(refusal("1 0:1\n1 4294967295:1\n"),
            "line 2: word 4294967295 is out of range; words count from 0 to "
            "4294967294");
  EXPECT_EQ(refusal("1 0:1\n1 -1:1\n"), "line 2: word -1 is out of range; words count from 0 to 4294967294");
}

TEST(Ldac, RefusesDocumentsWithoutAnyWord) {
  EXPECT_EQ(refusal("0\n0\n", "ap.ldac"), "no document has a word; a matrix has at least one column");
}

}  // namespace
}  // namespace topicmill
