// Matrix Market files: every kind that is read, and every fault with its line.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <random>
#include <utility>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

/// A coordinate file whose sizes stand in line 2.
std::string coordinate(const std::string& kind, const std::string& rest) {
  return "%%MatrixMarket matrix coordinate " + kind + "\n" + rest;
}

std::string real(const std::string& rest) { return coordinate("real general", rest); }

TEST(MatrixMarket, ReadsEntriesInAnyOrder) {
  EXPECT_EQ(read_rows(real("2 3 3\n2 3 0.5\n1 2 -7\n2 1 1e2\n")), (Rows{{0, -7, 0}, {100, 0, 0.5}}));
}

TEST(MatrixMarket, ReadsItsHeaderInAnyCaseBetweenComments) {
  EXPECT_EQ(read_rows("%%MatrixMarket  MATRIX Coordinate Real\tGeneral\r\n% by hand\r\n%\r\n\r\n 1 2 1 \r\n\r\n"
                      " 1\t2  3 \r\n\r\n"),
            (Rows{{0, 3}}));
}

TEST(MatrixMarket, NeedsNoLastLineEnd) { EXPECT_EQ(read_rows(real("1 1 1\n1 1 3")), (Rows{{3}})); }

TEST(MatrixMarket, SumsTheEntriesOfOnePlaceAndDropsZeros) {
  EXPECT_EQ(read_rows(real("2 2 6\n1 1 1\n2 2 4\n1 1 2\n1 2 0\n2 1 5\n2 1 -5\n")), (Rows{{3, 0}, {0, 4}}));
}

TEST(MatrixMarket, ReadsIntegersAndPatterns) {
  EXPECT_EQ(read_rows(coordinate("integer general", "1 2 2\n1 1 3\n1 2 -4\n")), (Rows{{3, -4}}));
  EXPECT_EQ(read_rows(coordinate("pattern general", "2 2 3\n1 1\n2 2\n2 2\n")), (Rows{{1, 0}, {0, 2}}));
}

TEST(MatrixMarket, MirrorsASymmetricTriangle) {
  EXPECT_EQ(read_rows(coordinate("real symmetric", "2 2 2\n1 1 1\n2 1 5\n")), (Rows{{1, 5}, {5, 0}}));
  EXPECT_EQ(read_rows(coordinate("pattern symmetric", "2 2 1\n1 2\n")), (Rows{{0, 1}, {1, 0}}));
}

TEST(MatrixMarket, ReadsArraysColumnByColumn) {
  EXPECT_EQ(read_rows("%%MatrixMarket matrix array real general\n2 3\n1\n2\n\n0\n4 5\n6"),
            (Rows{{1, 0, 5}, {2, 4, 6}}));
  EXPECT_EQ(read_rows("%%MatrixMarket matrix array integer general\n1 2\n1\n2\n"), (Rows{{1, 2}}));
}

/// As scipy.io.mmwrite writes a dense symmetric matrix.
TEST(MatrixMarket, ReadsTheTriangleOfASymmetricArray) {
  EXPECT_EQ(read_rows("%%MatrixMarket matrix array real symmetric\n3 3\n1\n2\n3\n4\n5\n6\n"),
            (Rows{{1, 2, 3}, {2, 4, 5}, {3, 5, 6}}));
  EXPECT_EQ(read_rows("%%MatrixMarket matrix array integer symmetric\n1 1\n7\n"), (Rows{{7}}));
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n"),
            "the file ends after 2 of the 3 values that line 2 promises; fetch or write it again");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real symmetric\n2 2\n1\n2\n3\n4\n"),
            "line 6: here is a value beyond the 3 that line 2 promises; correct the sizes");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real symmetric\n2 3\n1\n"),
            "line 2: a symmetric matrix cannot be 2 x 3; write general in line 1");
}

/// Row, column and value of entries that fill several blocks, with duplicates.
TEST(MatrixMarket, AgreesWithAMapOnManyShuffledEntries) {
  std::mt19937 random(1);
  std::map<std::pair<std::uint32_t, std::uint32_t>, int> sums;
  std::string text;
  constexpr int entries = 200'000;
  for (int i = 0; i < entries; ++i) {
    const auto row = static_cast<std::uint32_t>(random() % 300);
    const auto column = static_cast<std::uint32_t>(random() % 1000);
    const int value = static_cast<int>(random() % 5) - 2;
    sums[{row, column}] += value;
    text += fmt::format("{} {} {}\n", row + 1, column + 1, value);
  }
  Rows expected(300, std::vector<float>(1000));
  for (const auto& [place, sum] : sums) expected[place.first][place.second] = static_cast<float>(sum);
  EXPECT_TRUE(read_rows(coordinate("integer general", fmt::format("300 1000 {}\n", entries) + text)) == expected);
}

TEST(MatrixMarket, RefusesAWrongHeader) {
  const std::string mend = "; write '%%MatrixMarket matrix coordinate|array real|integer|pattern general|symmetric'";
  for (const std::string header :
       {"%%MatrixMarket", "%%MatrixMarket vector coordinate real general", "%%MatrixMarket matrix sparse real general",
        "%%MatrixMarket matrix array double general", "%%MatrixMarket matrix array real",
        "%%MatrixMarkets matrix array real general", "%%MatrixMarket matrix array real lower",
        "%%MatrixMarket matrix array real general x"}) {
    EXPECT_THAT(refusal(header + "\n1 1\n1\n"),
                testing::MatchesRegex("line 1: the header (has '[a-z%]+' out of place|ends too early); write .*"));
  }
  EXPECT_EQ(refusal("%%MatrixMarket matrix coordinate pattern symetric\n1 1\n1\n"),
            "line 1: the header has 'symetric' out of place" + mend);
  EXPECT_EQ(refusal("%%MatrixMarket matrix coordinate symmetric pattern\n1 1\n1\n"),
            "line 1: the header has 'symmetric' out of place" + mend);
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real\n1 1\n1\n"), "line 1: the header ends too early" + mend);
}

TEST(MatrixMarket, RefusesComplexKindsByName) {
  EXPECT_EQ(refusal(coordinate("complex general", "1 1 1\n1 1 1 0\n")),
            "line 1: complex matrices are not read; write their real part or their magnitude as real");
  EXPECT_EQ(refusal(coordinate("complex hermitian", "1 1 1\n1 1 1 0\n")),
            "line 1: complex matrices are not read; write their real part or their magnitude as real");
  EXPECT_EQ(refusal(coordinate("real hermitian", "1 1 1\n1 1 1\n")),
            "line 1: a hermitian matrix without complex values is symmetric; write symmetric in place of hermitian");
  EXPECT_EQ(refusal(coordinate("real skew-symmetric", "2 2 1\n2 1 1\n")),
            "line 1: skew-symmetric matrices are not read, as they hold negative values; write the magnitudes as "
            "general");
}

TEST(MatrixMarket, RefusesKindsOfArrays) {
  EXPECT_EQ(refusal("%%MatrixMarket matrix array pattern general\n1 1\n"),
            "line 1: an array holds values and a pattern none; write real in place of pattern, or coordinate in place "
            "of array where each line is 'ROW COLUMN'");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array pattern symmetric\n1 1\n"),
            refusal("%%MatrixMarket matrix array pattern general\n1 1\n"));
}

TEST(MatrixMarket, RefusesWrongSizes) {
  EXPECT_EQ(refusal(real("")), "the file ends before the line of sizes; fetch or write it again");
  EXPECT_EQ(refusal(real("%\n2 2\n")), "line 3: '2 2' is no line of sizes; write 'ROWS COLUMNS ENTRIES'");
  EXPECT_EQ(refusal(real("2 2 -1\n")), "line 2: '2 2 -1' is no line of sizes; write 'ROWS COLUMNS ENTRIES'");
  EXPECT_EQ(refusal(real("2 2 1 1\n")), "line 2: '2 2 1 1' is no line of sizes; write 'ROWS COLUMNS ENTRIES'");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real general\n2 2 4\n"),
            "line 2: '2 2 4' is no line of sizes; write 'ROWS COLUMNS'");
  EXPECT_EQ(refusal(real("0 5 0\n")), "line 2: a matrix of 0 x 5 is empty; it needs a row and a column");
  EXPECT_EQ(refusal(coordinate("real symmetric", "2 3 0\n")),
            "line 2: a symmetric matrix cannot be 2 x 3; write general in line 1");
}

TEST(MatrixMarket, RefusesSizesThatNothingCanHold) {
  EXPECT_EQ(refusal(real("2 4294967296 0\n")),
            "line 2: 4294967296 columns are more than 4294967295; transpose the matrix");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real general\n4294967296 1\n1\n"),
            "line 2: an array of 4294967296 rows has more than 4294967295; write it as coordinate");
  EXPECT_THAT(refusal(real("1000000000000000000 2 0\n")),
              testing::MatchesRegex("line 2: 1000000000000000000 rows do not fit into the [0-9]+ MiB of memory of this "
                                    "machine; correct the sizes"));
}

TEST(MatrixMarket, ReadsColumnsUpToTheLast) {
  const TemporaryDirectory folder;
  write_file(folder / "m.mtx", real("1 4294967295 1\n1 4294967295 2\n"));
  EXPECT_EQ(read_matrix(folder / "m.mtx").columns, std::vector<std::uint32_t>{4294967294});
}

TEST(MatrixMarket, RefusesAFileThatIsCutShort) {
  EXPECT_EQ(refusal(real("2 2 3\n1 1 1\n2 2 2\n")),
            "the file ends after 2 of the 3 entries that line 2 promises; fetch or write it again");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n"),
            "the file ends after 3 of the 2 x 2 values that line 2 promises; fetch or write it again");
}

TEST(MatrixMarket, RefusesMoreThanPromised) {
  EXPECT_EQ(refusal(real("2 2 1\n1 1 1\n2 2 2\n")),
            "line 4: here is an entry beyond the 1 that line 2 promises; correct the sizes");
  EXPECT_EQ(refusal("%%MatrixMarket matrix array real general\n1 2\n1\n2\n3\n"),
            "line 5: here is a value beyond the 1 x 2 that line 2 promises; correct the sizes");
}

TEST(MatrixMarket, RefusesIndicesOutOfRange) {
  EXPECT_EQ(refusal(real("2 3 1\n3 1 1\n")), "line 3: row 3 is out of range; rows count from 1 to 2, by line 2");
  EXPECT_EQ(refusal(real("2 3 1\n0 1 1\n")), "line 3: row 0 is out of range; rows count from 1 to 2, by line 2");
  EXPECT_EQ(refusal(real("2 3 1\n1 4 1\n")), "line 3: column 4 is out of range; columns count from 1 to 3, by line 2");
  EXPECT_EQ(refusal(real("2 3 1\n1.5 4 1\n")), "line 3: the row '1.5' is not a whole number; correct it");
}

TEST(MatrixMarket, RefusesWrongEntries) {
  EXPECT_EQ(refusal(real("2 2 1\n1 1\n")), "line 3: '1 1' is no entry; write 'ROW COLUMN VALUE'");
  EXPECT_EQ(refusal(real("2 2 1\n1 1 2 3\n")), "line 3: '1 1 2 3' is no entry; write 'ROW COLUMN VALUE'");
  EXPECT_EQ(refusal(coordinate("pattern general", "2 2 1\n1 1 2\n")),
            "line 3: '1 1 2' is no entry; write 'ROW COLUMN', or real in place of pattern where entries have values");
}

TEST(MatrixMarket, RefusesWrongValues) {
  EXPECT_EQ(refusal(real("2 2 1\n1 1 x\n")), "line 3: 'x' is not a number; correct it");
  EXPECT_EQ(refusal(real("2 2 1\n1 1 NaN\n")),
            "line 3: 'NaN' is not a finite number; replace it, leave its row or column out, or set nmf.missing: nan");
  EXPECT_EQ(refusal(real("2 2 1\n1 1 1e39\n")),
            "line 3: '1e39' exceeds the range of a 32-bit float; scale the matrix down, or set nmf.precision: float64");
  EXPECT_EQ(refusal(coordinate("integer general", "2 2 1\n1 1 1.5\n")),
            "line 3: '1.5' is not a whole number; correct it, or write real in place of integer in line 1");
  EXPECT_EQ(refusal(real("2 2 2\n1 2 3e38\n1 2 3e38\n")),
            "the entries of row 1, column 2 add up to more than a 32-bit float holds; scale the matrix down");
}

TEST(MatrixMarket, RefusesBothTrianglesOfASymmetricMatrix) {
  EXPECT_EQ(refusal(coordinate("real symmetric", "2 2 2\n2 1 5\n1 2 5\n")),
            "line 4: row 1, column 2 lies across the diagonal from an earlier entry, but a symmetric matrix is written "
            "by one triangle; write general in line 1 if both are here, else leave one of the two out");
}

}  // namespace
}  // namespace topicmill
