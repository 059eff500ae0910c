// The files that R, Python and MATLAB read: bytes by the specifications of their formats, and the sizes these refuse.
// tests/runs/read_matrices.sh reads them back with the programs themselves.
#include "matrices/writers/matrix_writers.hpp"

#include <gmock/gmock.h>

#include <bit>

#include "files/compression/archive.hpp"
#include "tests/matrices/matrix_texts.hpp"
#include "tests/matrices/npy_texts.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;

/// 2 x 3: 1 0 2 / 0 3 0, with a name in Greek.
class MatrixWritersTest : public testing::Test {
 protected:
  NamedMatrix named() const { return {"counts", values_, documents_, terms_}; }

  std::string written_by(const MatrixWriter& writer) const {
    const TemporaryDirectory folder;
    const auto path = folder / ("m." + writer.extension());
    writer.write(named(), path);
    return file_text(path);
  }

  SparseMatrix values_{2, 3, {0, 2, 3}, {0, 2, 1}, {1, 2, 3}};
  std::vector<std::string_view> documents_{"a", "b"};
  std::vector<std::string_view> terms_{"cat", "dog", "ψ"};
};

std::string big_endian(std::uint64_t value, std::size_t bytes) {
  std::string out = little_endian(value, bytes);
  std::reverse(out.begin(), out.end());
  return out;
}

TEST_F(MatrixWritersTest, SvmlightIsADocumentALine) { EXPECT_EQ(written_by(SvmlightWriter()), "0 1:1 3:2\n0 2:3\n"); }

TEST_F(MatrixWritersTest, NpzReadsBack) {
  const TemporaryDirectory folder;
  NpzWriter().write(named(), folder / "m.npz");
  EXPECT_EQ(dense(read_matrix(folder / "m.npz")), (Rows{{1, 0, 2}, {0, 3, 0}}));
}

TEST_F(MatrixWritersTest, NpzHoldsTheMembersOfSciPy) {
  const std::string file = written_by(NpzWriter());
  EXPECT_TRUE(file.starts_with("PK\x03\x04"));
  for (const auto* name : {"indices.npy", "indptr.npy", "format.npy", "shape.npy", "data.npy"}) {
    EXPECT_THAT(file, HasSubstr(name));
  }
  EXPECT_THAT(file, HasSubstr("{'descr': '|S3', 'fortran_order': False, 'shape': (), }"));
  EXPECT_THAT(file, HasSubstr("{'descr': '<i4', 'fortran_order': False, 'shape': (3,), }"));
  EXPECT_THAT(file, HasSubstr(bytes_of<float>({1, 2, 3})));
}

/// Without its first two tags, an array is flags, dimensions and name.
std::string array_tag(std::uint32_t bytes, std::uint32_t kind, std::uint32_t nonzeros, std::uint32_t rows,
                      std::uint32_t cols) {
  return bytes_of<std::uint32_t>({14, bytes, 6, 8, kind, nonzeros, 5, 8, rows, cols});
}

TEST_F(MatrixWritersTest, MatIsBuiltOfElementsOfEightBytes) {
  const std::string file = written_by(MatWriter());
  ASSERT_GT(file.size(), 128U);
  EXPECT_TRUE(file.starts_with("MATLAB 5.0 MAT-file, written by topicmill   "));
  EXPECT_EQ(file.substr(116, 12), std::string(8, '\0') + bytes_of<std::uint16_t>({0x0100}) + "IM");
  const std::string name = bytes_of<std::uint32_t>({1, 6}) + std::string("counts\0\0", 8);
  const std::string row_ids = bytes_of<std::uint32_t>({5, 12, 0, 1, 0, 0});
  const std::string starts = bytes_of<std::uint32_t>({5, 16, 0, 1, 2, 3});
  const std::string numbers = bytes_of<std::uint32_t>({9, 24}) + bytes_of<double>({1, 3, 2});
  const std::string content = name + row_ids + starts + numbers;
  const auto bytes = static_cast<std::uint32_t>(32 + content.size());
  const std::string matrix = array_tag(bytes, 5, 3, 2, 3) + content;
  EXPECT_EQ(file.substr(128, matrix.size()), matrix);
  const std::string greek =
      array_tag(56, 4, 0, 1, 1) + bytes_of<std::uint32_t>({1, 0, 16, 2}) + std::string("\xCF\x88\0\0\0\0\0\0", 8);
  EXPECT_THAT(file, HasSubstr(greek));
  EXPECT_EQ(file.size() % 8, 0U);
}

/// What gzip packed.
std::string unpacked(const std::string& packed) {
  const TemporaryDirectory folder;
  write_file(folder / "packed", packed);
  Archive archive((folder / "packed").string());
  EXPECT_TRUE(archive.next_member());
  std::string out(1 << 16, '\0');
  out.resize(archive.read(out.data(), out.size()));
  return out;
}

std::string text_of_r(const std::string& text, std::uint32_t encoding) {
  return big_endian(9 | encoding, 4) + big_endian(text.size(), 4) + text;
}

std::string tag_of_r(const std::string& name) {
  return big_endian(0x402, 4) + big_endian(1, 4) + text_of_r(name, 0x40000);
}

std::string integers_of_r(std::initializer_list<std::uint64_t> values) {
  std::string out = big_endian(13, 4) + big_endian(values.size(), 4);
  for (const auto value : values) out += big_endian(value, 4);
  return out;
}

TEST_F(MatrixWritersTest, RdsIsTheSerializationOfADgCMatrix) {
  std::string expected = "X\n" + big_endian(2, 4) + big_endian(0x030500, 4) + big_endian(0x020300, 4);
  expected += big_endian(0x10319, 4);
  expected += tag_of_r("i") + integers_of_r({0, 1, 0});
  expected += tag_of_r("p") + integers_of_r({0, 1, 2, 3});
  expected += tag_of_r("Dim") + integers_of_r({2, 3});
  expected += tag_of_r("Dimnames") + big_endian(19, 4) + big_endian(2, 4);
  expected += big_endian(16, 4) + big_endian(2, 4) + text_of_r("a", 0x40000) + text_of_r("b", 0x40000);
  expected += big_endian(16, 4) + big_endian(3, 4) + text_of_r("cat", 0x40000) + text_of_r("dog", 0x40000) +
              text_of_r("ψ", 0x8000);
  expected += tag_of_r("x") + big_endian(14, 4) + big_endian(3, 4);
  for (const double x : {1.0, 3.0, 2.0}) expected += big_endian(std::bit_cast<std::uint64_t>(x), 8);
  expected += tag_of_r("factors") + big_endian(19, 4) + big_endian(0, 4);
  expected += tag_of_r("class") + big_endian(0x210, 4) + big_endian(1, 4) + text_of_r("dgCMatrix", 0x40000);
  expected += tag_of_r("package") + big_endian(16, 4) + big_endian(1, 4) + text_of_r("Matrix", 0x40000);
  expected += big_endian(254, 4) + big_endian(254, 4);
  EXPECT_EQ(unpacked(written_by(RdsWriter())), expected);
}

TEST_F(MatrixWritersTest, RdsHoldsNoTime) {
  const std::string file = written_by(RdsWriter());
  EXPECT_EQ(file.substr(4, 4), std::string(4, '\0'));
}

TEST_F(MatrixWritersTest, RdsRefusesMoreThanRCounts) {
  values_.rows = 2'147'483'648;
  EXPECT_THAT(message_of<OutputError>([&] { written_by(RdsWriter()); }),
              HasSubstr("R's dgCMatrix counts rows, columns and non-zeros up to 2147483647, and this matrix is "
                        "2147483648 x 3 with 3; choose mtx or npz in output.matrix"));
}

TEST_F(MatrixWritersTest, RdsRefusesNamesWithZeroBytes) {
  terms_[1] = std::string_view("do\0g", 4);
  EXPECT_THAT(message_of<OutputError>([&] { written_by(RdsWriter()); }),
              HasSubstr("the name 'do' has a zero byte, which R's texts cannot hold; choose mtx or npz"));
}

TEST_F(MatrixWritersTest, MatRefusesVariablesOfMoreThanTwoGiB) {
  values_.cols = 600'000'000;
  terms_.resize(3);
  EXPECT_THAT(message_of<OutputError>([&] { MatWriter().write(named(), "/nonexistent/m.mat"); }),
              HasSubstr("'counts' takes 2400000120 bytes, and a variable of a MAT-file holds 2147483647; choose mtx or "
                        "npz in output.matrix"));
}

TEST_F(MatrixWritersTest, TellOfAFullDisk) {
  if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "there is no /dev/full";
  for (const auto& name : builtin_matrix_writers().names()) {
    Registry registry;
    registry.add(builtin_matrix_writers());
    const auto writer = registry.make(Choice<MatrixWriter>{name, {}});
    EXPECT_THAT(message_of<OutputError>([&] { writer->write(named(), "/dev/full"); }), HasSubstr("No space left"))
        << name;
  }
}

}  // namespace
}  // namespace topicmill
