// Any matrix file: the format by its content, unpacked, and refused with the file's name where there is none.
#include "matrices/matrix_file.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <numeric>

#include "tests/matrices/matrix_texts.hpp"

namespace topicmill {
namespace {

const Rows numbers{{1, 2}, {3, 4}};

/// "1,2\n3,4\n".
const std::string gzipped(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\x33\xd4\x31\xe2\x32\xd6\x31\xe1\x02\x00\x47\x93\x6c\xaf\x08\x00\x00\x00",
    28);

/// One member of a tar archive.
std::string tar_member(const std::string& name, const std::string& content) {
  std::string block(1024, '\0');
  block.replace(0, name.size(), name);
  block.replace(124, 11, fmt::format("{:011o}", content.size()));
  block.replace(148, 8, "        ");
  block[156] = '0';
  const auto sum = std::accumulate(block.begin(), block.begin() + 512, 0);
  block.replace(148, 7, fmt::format("{:06o}", sum) + '\0');
  block.replace(512, content.size(), content);
  return block;
}

const std::string tar_end(1024, '\0');

TEST(MatrixFile, TellsTheFormatByTheContent) {
  EXPECT_EQ(read_rows("1,2\n3,4\n", "m.unknown"), numbers);
  EXPECT_EQ(read_rows("%%MatrixMarket matrix array real general\n2 2\n1 3 2 4\n", "m.csv"), numbers);
}

TEST(MatrixFile, Unpacks) {
  EXPECT_EQ(read_rows(gzipped, "m.csv.gz"), numbers);
  EXPECT_EQ(read_rows(tar_member("in/m.csv", "1,2\n3,4\n") + tar_end, "m.tar"), numbers);
}

TEST(MatrixFile, NamesTheMemberOfAnArchive) {
  const TemporaryDirectory folder;
  write_file(folder / "m.tar", tar_member("in/m.csv", "1,x\n") + tar_end);
  EXPECT_EQ(message_of<InputError>([&] { read_matrix(folder / "m.tar"); }),
            "cannot read '" + (folder / "m.tar").string() +
                "/in/m.csv': line 1: field 2 is 'x', which is not a number; a matrix holds numbers only: remove the "
                "header line");
}

TEST(MatrixFile, RefusesAllButOneFile) {
  EXPECT_EQ(refusal(tar_member("a", "1\n") + tar_member("b", "2\n") + tar_end, "m.tar"),
            "it holds several files; unpack it and name the matrix");
  EXPECT_EQ(refusal(tar_member(".hidden", "1\n") + tar_end, "m.tar"), "it holds no file; name a matrix file");
}

TEST(MatrixFile, NotesWhatItRead) {
  const TemporaryDirectory folder;
  write_file(folder / "m.csv.gz", gzipped);
  InputFile origin;
  read_matrix(folder / "m.csv.gz", &origin);
  EXPECT_EQ(origin.path, (folder / "m.csv.gz").string());
  EXPECT_EQ(origin.bytes, 28);
  EXPECT_EQ(origin.hash.size(), 16U);
}

TEST(MatrixFile, RefusesWhatIsNoFile) {
  const TemporaryDirectory folder;
  const auto missing = (folder / "m.mtx").string();
  EXPECT_EQ(message_of<InputError>([&] { read_matrix(missing); }),
            "cannot read '" + missing + "': there is no such file; check its path");
  EXPECT_EQ(message_of<InputError>([&] { read_matrix(folder.path()); }),
            "cannot read '" + folder.path().string() + "': it is a folder; name the matrix file in it");
}

TEST(MatrixFile, RefusesAnEmptyFile) {
  for (const auto* name : {"m.csv", "m.mtx", "m.npy"}) {
    EXPECT_EQ(refusal("", name), "it is empty; a matrix has at least one row");
  }
}

TEST(MatrixFile, RefusesTheExtensionOfAFormatThatItIsNot) {
  EXPECT_EQ(refusal("3 3 1\n1 1 5\n", "M.MTX"),
            "it does not begin with '%%MatrixMarket', as .mtx files do; put '%%MatrixMarket matrix coordinate real "
            "general' before its first line, or rename it to .csv if it holds nothing but the rows of the matrix");
  EXPECT_EQ(refusal("1 2\n", "m.npy.gz"),
            "it does not begin as .npy files do; write it with numpy.save, or rename it to .csv if it is text");
}

TEST(MatrixFile, RecognizesFormats) {
  const TemporaryDirectory folder;
  const auto format_of = [&](const std::string& name, const std::string& text) {
    write_file(folder / name, text);
    const auto format = recognize_matrix(folder / name);
    return format ? std::string(format->name) : "none";
  };
  EXPECT_EQ(format_of("a", "%%MatrixMarket matrix array real general\n1 1\n1\n"), "mtx");
  EXPECT_EQ(format_of("b.txt", "1\n1\n1\n1 1 1\n"), "uci");
  EXPECT_EQ(format_of("c.txt", "1 0:2\n"), "ldac");
  EXPECT_EQ(format_of("d.ldac", "0\n1 0:2\n"), "ldac");
  EXPECT_EQ(format_of("e.txt", "The year 12:30 1 2\n"), "none");
  EXPECT_EQ(format_of("f.csv", "1,2\n"), "none");
}

TEST(MatrixFile, ReadsTheFormatThatItIsTold) {
  const TemporaryDirectory folder;
  write_file(folder / "m.txt", "0\n1 1:2\n");
  EXPECT_EQ(dense(read_matrix(folder / "m.txt", nullptr, false, "ldac")), (Rows{{0, 0}, {0, 2}}));
}

TEST(MatrixFile, RefusesOtherBinaryFiles) {
  EXPECT_EQ(refusal(std::string("\x89HDF\r\n\0\0\0", 9), "m.h5"),
            "it is neither Matrix Market, NumPy .npy nor plain numbers; save the matrix as .mtx, .npy or .csv");
}

TEST(MatrixFile, RefusesACompressedFileThatIsCutShort) {
  EXPECT_THAT(refusal(gzipped.substr(0, 20), "m.csv.gz"),
              testing::EndsWith("the file is damaged or incomplete: fetch or pack it again"));
}

/// The matrix `name` of the folder that TOPICMILL_DATA names.
SparseMatrix real_matrix(const std::string& name) {
  return read_matrix(std::filesystem::path(std::getenv("TOPICMILL_DATA")) / name);
}

TEST(MatrixFile, ReadsTheDocumentsOfTdt2) {
  if (!std::getenv("TOPICMILL_DATA")) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  const SparseMatrix matrix = real_matrix("tdt2_30cat.mtx.gz");
  EXPECT_EQ(matrix.rows, 9'394);
  EXPECT_EQ(matrix.cols, 36'771);
  EXPECT_EQ(matrix.nonzeros(), 1'224'135);
  EXPECT_EQ(std::accumulate(matrix.values.begin(), matrix.values.end(), 0.0), 1'725'683);
}

TEST(MatrixFile, ReadsTheAssociatedPressInBothFormats) {
  if (!std::getenv("TOPICMILL_DATA")) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  const SparseMatrix uci = real_matrix("docword.ap.txt.gz");
  EXPECT_EQ(uci.rows, 2'246);
  EXPECT_EQ(uci.cols, 10'473);
  EXPECT_EQ(uci.nonzeros(), 302'031);
  expect_equal(uci, real_matrix("ap.ldac.gz"));
}

TEST(MatrixFile, ReadsTheCbclFaces) {
  if (!std::getenv("TOPICMILL_DATA")) GTEST_SKIP() << "TOPICMILL_DATA is not set";
  const SparseMatrix matrix = real_matrix("cbcl_faces_361x2429.mtx.gz");
  EXPECT_EQ(matrix.rows, 361);
  EXPECT_EQ(matrix.cols, 2'429);
  EXPECT_EQ(matrix.nonzeros(), 361 * 2'429);  // no pixel is black
  EXPECT_EQ(matrix.row_values(0)[0], 0.59375F);
  EXPECT_EQ(matrix.row_values(1)[0], 0.6484375F);  // column by column
}

}  // namespace
}  // namespace topicmill
