#include "nmf/fold_in/held_out.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "nmf/algebra/random.hpp"
#include "nmf/factorize.hpp"

namespace topicmill {
namespace {

/// n x m, about half full, of the given values of (i, j).
template <class Value>
SparseMatrix matrix_of(std::int64_t n, std::int64_t m, const Value& value) {
  SparseMatrix V;
  V.cols = m;
  for (std::int64_t i = 0; i < n; ++i) {
    for (std::int64_t j = 0; j < m; ++j) {
      const float v = value(i, j);
      if (!(v > 0)) continue;
      V.columns.push_back(static_cast<std::uint32_t>(j));
      V.values.push_back(v);
    }
    ++V.rows;
    V.row_starts.push_back(V.nonzeros());
  }
  return V;
}

/// Three blocks of rows over three blocks of columns, with noise.
SparseMatrix three_blocks(float noise) {
  return matrix_of(90, 60, [=](std::int64_t i, std::int64_t j) {
    const float random = random_uniform(3, static_cast<std::uint64_t>(i * 60 + j));
    return (i % 3 == j % 3 ? 1.0F + random : 0.0F) + noise * random;
  });
}

double error_with(const SparseMatrix& V, std::int64_t topics) {
  NmfOptions options;
  options.topics = topics;
  return held_out_error(hold_out(V, 4, 42), options, 42, nmf_registry());
}

TEST(HoldOut, EveryEntryIsInOnePartAndEveryRowIsHeldOutOnce) {
  const SparseMatrix V =
      matrix_of(7, 5, [](std::int64_t i, std::int64_t j) { return static_cast<float>(1 + i * 5 + j); });
  const auto blocks = hold_out(V, 3, 1);
  ASSERT_EQ(blocks.size(), 3U);
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  for (const auto& [A, B, Ct, D] : blocks) {
    std::multiset<float> values;
    for (const auto* part : {&A, &B, &Ct, &D}) values.insert(part->values.begin(), part->values.end());
    EXPECT_EQ(values, std::multiset<float>(V.values.begin(), V.values.end()));
    EXPECT_EQ(A.rows + D.rows, 7);
    EXPECT_EQ(A.cols + D.cols, 5);
    EXPECT_EQ(B.rows, A.rows);
    EXPECT_EQ(B.cols, D.cols);
    EXPECT_EQ(Ct.rows, A.cols);
    EXPECT_EQ(Ct.cols, D.rows);
    rows += A.rows;
    columns += A.cols;
  }
  EXPECT_EQ(rows, 7);
  EXPECT_EQ(columns, 5);
}

TEST(HeldOutError, AnExactFactorizationForetellsAll) {
  const auto rank_one =
      matrix_of(40, 30, [](std::int64_t i, std::int64_t j) { return static_cast<float>((1 + i) * (2 + j)); });
  EXPECT_NEAR(error_with(rank_one, 1), 0, 1e-3);
}

TEST(HeldOutError, IsLeastAtTheTrueNumberOfTopics) {
  const SparseMatrix V = three_blocks(1);
  const double right = error_with(V, 3);
  for (const std::int64_t wrong : {1, 2, 5, 8}) EXPECT_LT(right, error_with(V, wrong)) << wrong;
}

TEST(HeldOutError, NothingIsForetoldFromNothing) {
  const SparseMatrix V = matrix_of(4, 4, [](std::int64_t i, std::int64_t j) { return i == 0 && j == 0 ? 1.0F : 0.0F; });
  EXPECT_DOUBLE_EQ(error_with(V, 1), 1);
}

}  // namespace
}  // namespace topicmill
