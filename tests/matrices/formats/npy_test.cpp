// NumPy files: versions, types and orders that are read, and what is wrong with the others.
#include <gmock/gmock.h>

#include <limits>

#include "tests/matrices/matrix_texts.hpp"
#include "tests/matrices/npy_texts.hpp"

namespace topicmill {
namespace {

template <class T>
Rows read_as(const std::string& type) {
  return read_rows(npy(1, header(type, "(2, 2)"), bytes_of<T>({1, 0, 2, 3})), "m.npy");
}

TEST(Npy, ReadsEveryType) {
  const Rows expected{{1, 0}, {2, 3}};
  EXPECT_EQ(read_as<float>("<f4"), expected);
  EXPECT_EQ(read_as<double>("<f8"), expected);
  EXPECT_EQ(read_as<std::int8_t>("|i1"), expected);
  EXPECT_EQ(read_as<std::int16_t>("<i2"), expected);
  EXPECT_EQ(read_as<std::int32_t>("<i4"), expected);
  EXPECT_EQ(read_as<std::int64_t>("<i8"), expected);
  EXPECT_EQ(read_as<std::uint8_t>("|u1"), expected);
  EXPECT_EQ(read_as<std::uint16_t>("<u2"), expected);
  EXPECT_EQ(read_as<std::uint32_t>("<u4"), expected);
  EXPECT_EQ(read_as<std::uint64_t>("<u8"), expected);
  EXPECT_EQ(read_rows(npy(1, header("|b1", "(1, 2)"), std::string("\1\0", 2))), (Rows{{1, 0}}));
}

TEST(Npy, ReadsEveryVersion) {
  for (const int version : {1, 2, 3}) {
    EXPECT_EQ(read_rows(npy(version, header("<f4", "(1, 2)"), bytes_of<float>({-1, 0.5}))), (Rows{{-1, 0.5}}));
  }
}

TEST(Npy, ReadsBothOrders) {
  const auto data = bytes_of<float>({1, 2, 3, 4, 0, 6});
  EXPECT_EQ(read_rows(npy(1, header("<f4", "(2, 3)"), data)), (Rows{{1, 2, 3}, {4, 0, 6}}));
  EXPECT_EQ(read_rows(npy(1, header("<f4", "(2, 3)", true), data)), (Rows{{1, 3, 0}, {2, 4, 6}}));
}

TEST(Npy, ReadsRowsLongerThanABlock) {
  constexpr std::size_t cols = 100'000;
  const std::string data(2 * cols, '\2');
  EXPECT_EQ(read_rows(npy(1, header("|u1", "(2, 100000)"), data)), Rows(2, std::vector<float>(cols, 2)));
}

TEST(Npy, RefusesOtherTypes) {
  const auto type_refusal = [](const std::string& type) { return refusal(npy(1, header(type, "(1, 1)"), "")); };
  const std::string mend = ", which is not read; save array.astype('float32')";
  EXPECT_EQ(type_refusal("<f2"), "its values are of type '<f2'" + mend);
  EXPECT_EQ(type_refusal("<c16"), "its values are of type '<c16'" + mend);
  EXPECT_EQ(type_refusal("|O"), "its values are of type '|O'" + mend);
  EXPECT_EQ(type_refusal(""), "its values are of type ''" + mend);
  EXPECT_EQ(type_refusal(">f4"), "its values are big-endian ('>f4'); save array.astype('<f4')");
  EXPECT_EQ(refusal(npy(1, "{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1, 1), }\n", "")),
            "its values are of type record" + mend);
  EXPECT_EQ(refusal(npy(1, "{'descr':", "")), "its header has no 'fortran_order'; write it with numpy.save");
}

TEST(Npy, RefusesOtherShapes) {
  const auto shape_refusal = [](const std::string& shape) { return refusal(npy(1, header("<f4", shape), "")); };
  const std::string mend =
      "-dimensional; save array.reshape(rows, columns), and a sparse matrix as .mtx with scipy.io.mmwrite";
  EXPECT_EQ(shape_refusal("()"), "the array is 0" + mend);
  EXPECT_EQ(shape_refusal("(3,)"), "the array is 1" + mend);
  EXPECT_EQ(shape_refusal("(3, 4, 5)"), "the array is 3" + mend);
  EXPECT_EQ(shape_refusal("(0, 4)"), "a matrix of 0 x 4 is empty; it needs a row and a column");
  EXPECT_EQ(shape_refusal("(1, 4294967296)"), "4294967296 columns are more than 4294967295; save array.T");
  EXPECT_EQ(refusal(npy(1, header("<f4", "(4294967296, 1)", true), "")),
            "an array of 4294967296 rows in Fortran order has more than 4294967295; save "
            "numpy.ascontiguousarray(array)");
  for (const auto* shape : {"(1, -1)", "3", "(1, 2", "", "(1, x)", "(99999999999999999999, 1)"}) {
    EXPECT_EQ(shape_refusal(shape), "its header has no readable 'shape'; write it with numpy.save") << shape;
  }
}

TEST(Npy, RefusesWrongHeaders) {
  EXPECT_EQ(refusal(npy(4, header("<f4", "(1, 1)"), "")),
            "it is of version 4 of .npy, and 1 to 3 are read; write it with numpy.save");
  EXPECT_EQ(refusal(npy(1, "{}", "")), "its header has no 'descr'; write it with numpy.save");
  EXPECT_EQ(refusal(npy(1, "{'descr': '<f4'", "")), "its header has no 'fortran_order'; write it with numpy.save");
  EXPECT_EQ(refusal(npy(2, std::string(100'000, ' '), "")),
            "its header is no header of a plain matrix; write it with numpy.save");
}

TEST(Npy, RefusesAFileThatIsCutShortAnywhere) {
  const auto whole = npy(1, header("<f4", "(2, 3)"), bytes_of<float>({1, 2, 3, 4, 5, 6}));
  const auto data = whole.size() - 24;
  for (std::size_t size = 6; size < data; ++size) {
    EXPECT_EQ(refusal(whole.substr(0, size)), "the file ends within its header; fetch or write it again") << size;
  }
  for (std::size_t size = data; size < whole.size(); ++size) {
    EXPECT_EQ(
        refusal(whole.substr(0, size)),
        fmt::format("the file ends after {} of the 2 x 3 values that its header promises; fetch or write it again",
                    (size - data) / 4));
  }
  EXPECT_EQ(refusal(whole + "x"), "it goes on behind its last value; a file holds one array: write it with numpy.save");
}

TEST(Npy, RefusesValuesThatAreNoFloats) {
  constexpr double nan = std::numeric_limits<double>::quiet_NaN();
  const auto data = bytes_of<double>({1, 2, nan, 4});
  const std::string mend =
      ": nan is not a finite number; replace it, leave its row or column out, or set nmf.missing: nan";
  EXPECT_EQ(refusal(npy(1, header("<f8", "(2, 2)"), data)), "row 2, column 1" + mend);
  EXPECT_EQ(refusal(npy(1, header("<f8", "(2, 2)", true), data)), "row 1, column 2" + mend);
  EXPECT_EQ(refusal(npy(1, header("<f8", "(1, 1)"), bytes_of<double>({-1e39}))),
            "row 1, column 1: -1e+39 exceeds the range of a 32-bit float; scale the matrix down, or set nmf.precision: "
            "float64");
}

}  // namespace
}  // namespace topicmill
