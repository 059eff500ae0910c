// SciPy's sparse matrices: its three formats in both widths of indices, any order of members, and what is refused.
#include <gmock/gmock.h>

#include <limits>

#include "tests/matrices/matrix_texts.hpp"
#include "tests/matrices/npy_texts.hpp"

namespace topicmill {
namespace {

using Members = std::vector<std::pair<std::string, std::string>>;

/// 2 x 3: 1 0 2 / 0 3 0.
const Rows example{{1, 0, 2}, {0, 3, 0}};

std::string text_array(const std::string& type, const std::string& text) { return npy(1, header(type, "()"), text); }

Members csr() {
  return {{"indices.npy", npy_list<std::int32_t>("<i4", {0, 2, 1})},
          {"indptr.npy", npy_list<std::int32_t>("<i4", {0, 2, 3})},
          {"format.npy", text_array("|S3", "csr")},
          {"shape.npy", npy_list<std::int64_t>("<i8", {2, 3})},
          {"data.npy", npy_list<double>("<f8", {1, 2, 3})}};
}

Members with(Members members, const std::string& name, const std::string& content) {
  for (auto& [member, text] : members) {
    if (member == name) text = content;
  }
  return members;
}

Rows rows_of(const Members& members) { return read_rows(zip(members), "m.npz"); }
std::string refusal_of(const Members& members) { return refusal(zip(members), "m.npz"); }

TEST(Npz, ReadsCsr) { EXPECT_EQ(rows_of(csr()), example); }

TEST(Npz, ReadsMembersInAnyOrder) {
  Members reversed = csr();
  std::swap(reversed[1], reversed[4]);
  EXPECT_EQ(rows_of(reversed), example);
}

TEST(Npz, ReadsCsc) {
  EXPECT_EQ(rows_of({{"indices.npy", npy_list<std::int64_t>("<i8", {0, 1, 0})},
                     {"indptr.npy", npy_list<std::int64_t>("<i8", {0, 1, 2, 3})},
                     {"format.npy", text_array("<U3", std::string("c\0\0\0s\0\0\0c\0\0\0", 12))},
                     {"shape.npy", npy_list<std::int64_t>("<i8", {2, 3})},
                     {"data.npy", npy_list<std::int8_t>("|i1", {1, 3, 2})}}),
            example);
}

TEST(Npz, ReadsCoo) {
  EXPECT_EQ(rows_of({{"row.npy", npy_list<std::int32_t>("<i4", {1, 0, 0, 0})},
                     {"col.npy", npy_list<std::int32_t>("<i4", {1, 2, 0, 2})},
                     {"format.npy", text_array("|S3", "coo")},
                     {"shape.npy", npy_list<std::int64_t>("<i8", {2, 3})},
                     {"data.npy", npy_list<float>("<f4", {3, 1, 1, 1})}}),
            example);
}

TEST(Npz, SortsRowsAndSumsWhatStandsInOnePlace) {
  const auto members = with(with(csr(), "indices.npy", npy_list<std::int32_t>("<i4", {2, 2, 1})), "data.npy",
                            npy_list<double>("<f8", {1, 4, 3}));
  EXPECT_EQ(rows_of(members), (Rows{{0, 0, 5}, {0, 3, 0}}));
}

TEST(Npz, ReadsOneDenseArray) {
  EXPECT_EQ(rows_of({{"arr_0.npy", npy(1, header("<f4", "(1, 2)"), bytes_of<float>({4, 5}))}}), (Rows{{4, 5}}));
  EXPECT_EQ(refusal_of({{"a.npy", npy(1, header("<f4", "(1, 1)"), bytes_of<float>({4}))},
                        {"b.npy", npy(1, header("<f4", "(1, 1)"), bytes_of<float>({4}))}}),
            "it holds several files; unpack it and name the matrix");
}

TEST(Npz, RefusesOtherFormats) {
  EXPECT_EQ(refusal_of(with(csr(), "format.npy", text_array("|S3", "bsr"))),
            "it is sparse in the format 'bsr', and csr, csc and coo are read; save matrix.tocsr()");
  EXPECT_EQ(refusal("1 2\n", "m.npz"), "it does not begin as .npz files do; write it with scipy.sparse.save_npz");
}

TEST(Npz, RefusesMembersThatDoNotFit) {
  EXPECT_EQ(refusal_of(with(csr(), "indices.npy", npy_list<std::int32_t>("<i4", {0, 3, 1}))),
            "'indices' has 3, and the shape allows 0 to 2; write it with scipy.sparse.save_npz");
  EXPECT_EQ(refusal_of(with(csr(), "indices.npy", npy_list<std::int32_t>("<i4", {0, -1, 1}))),
            "value 2 is -1; it must be from 0 to 4294967294");
  EXPECT_EQ(refusal_of(with(csr(), "indices.npy", npy_list<std::int32_t>("<i4", {0, 1}))),
            "it has 2 indices for 3 values; write it with scipy.sparse.save_npz");
  const std::string wrong_starts =
      "'indptr' must ascend from 0 to the 3 values in 3 numbers, one more than the shape says; write it with "
      "scipy.sparse.save_npz";
  EXPECT_EQ(refusal_of(with(csr(), "indptr.npy", npy_list<std::int32_t>("<i4", {0, 4, 3}))), wrong_starts);
  EXPECT_EQ(refusal_of(with(csr(), "indptr.npy", npy_list<std::int32_t>("<i4", {0, 3}))), wrong_starts);
  EXPECT_EQ(
      refusal_of(with(csr(), "data.npy", npy_list<double>("<f8", {1, std::numeric_limits<double>::infinity(), 3}))),
      "value 2: inf is not a finite number; replace it, leave its row or column out, or set nmf.missing: nan");
}

TEST(Npz, RefusesMissingMembers) {
  Members members = csr();
  members.erase(members.begin() + 2);
  EXPECT_EQ(refusal_of(members), "it has no member 'format.npy'; write it with scipy.sparse.save_npz");
  members = csr();
  members.erase(members.begin() + 1);
  EXPECT_EQ(refusal_of(members), "it has no member 'indptr.npy'; write it with scipy.sparse.save_npz");
}

TEST(Npz, RefusesAHeaderThatPromisesTooMuch) {
  const auto lie = npy(1, header("<f8", "(4611686018427387904,)"), bytes_of<double>({1, 2, 3}));
  EXPECT_EQ(refusal_of(with(csr(), "data.npy", lie)),
            "it ends after 3 of the 4611686018427387904 values that its header promises; fetch or write it again");
}

TEST(Npz, RefusesShapesThatAreNone) {
  EXPECT_EQ(refusal_of(with(csr(), "shape.npy", npy_list<std::int64_t>("<i8", {2}))),
            "the array is 1-dimensional; save a matrix");
  EXPECT_EQ(refusal_of(with(csr(), "shape.npy", npy_list<std::int64_t>("<i8", {0, 3}))),
            "a matrix of 0 x 3 is empty; it needs a row and a column");
  EXPECT_EQ(refusal_of(with(csr(), "shape.npy", npy_list<std::int64_t>("<i8", {5000000000, 3}))),
            "a matrix of 5000000000 x 3 has a side of more than 4294967295; save it as .mtx");
}

}  // namespace
}  // namespace topicmill
