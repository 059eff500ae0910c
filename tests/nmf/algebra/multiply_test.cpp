#include "nmf/algebra/multiply.hpp"

#include <gtest/gtest.h>

#include "nmf/method.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

Factor random_factor(std::int64_t rows, std::int64_t k, std::uint64_t seed) {
  Factor X(rows, k);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t t = 0; t < k; ++t) X(i, t) = random_uniform(seed, static_cast<std::uint64_t>(i * k + t));
  }
  return X;
}

RowBlocks blocks_at(std::vector<std::int64_t> starts, const SparseMatrix& V) {
  return {&alone(), V.rows, V.nonzeros(), 0, std::move(starts)};
}

TEST(Multiply, BlocksGiveTheProductOfTheWhole) {
  const auto V = random_sparse(90, 40, 0.2F);
  const auto Y = random_factor(90, 7, 3);
  Factor whole(40, 7);
  multiply<float>(transpose(V), Y, whole);
  const RowBlocks blocks = blocks_at({0, 11, 11, 60, 64, 90}, V);
  const auto stacked = transpose_blocks<float>(V, blocks.starts);
  Factor in_blocks;
  multiply<float>({stacked, 0, &blocks}, Y, in_blocks);
  ASSERT_EQ(in_blocks.rows(), 40);
  for (std::int64_t j = 0; j < 40; ++j) {
    for (std::int64_t t = 0; t < 7; ++t) EXPECT_NEAR(in_blocks(j, t), whole(j, t), 1e-5);
  }
}

TEST(Multiply, BlocksGiveTheExactProductOfTheWhole) {
  const auto V = random_sparse(90, 40, 0.2F);
  const auto Y = random_factor(90, 7, 3);
  const RowBlocks blocks = blocks_at({0, 30, 90}, V);
  const auto stacked = transpose_blocks<float>(V, blocks.starts);
  const auto found = exact_product_over_blocks<float>({stacked, 0, &blocks}, Y);
  const auto whole = transpose(V);
  for (std::int64_t j = 0; j < 40; ++j) {
    for (std::int64_t t = 0; t < 7; ++t) {
      double expected = 0;
      MatrixView<float>(whole).for_each_in_row(
          j, [&](std::int64_t i, float v) { expected += double{v} * double{Y(i, t)}; });
      EXPECT_NEAR(found(j, t), expected, 1e-12);
    }
  }
}

// What an iteration and the distance from a minimum come to must not depend on where the matrix is cut.
TEST(Multiply, AHalfStepReadsBlocksAsTheWhole) {
  const auto V = random_sparse(90, 40, 0.2F);
  const auto W = random_factor(90, 7, 3);
  const auto H = random_factor(40, 7, 4);
  const RowBlocks blocks = blocks_at({0, 30, 90}, V);
  const auto whole = transpose(V);
  const auto stacked = transpose_blocks<float>(V, blocks.starts);
  const Registry registry = nmf_registry();
  for (const std::string solver : {"hals", "bpp", "mu"}) {
    const Method method(options_for(solver, "frobenius", 7, 1), registry);
    Factor of_whole(40, 7);
    Factor of_blocks(40, 7);
    Fit fit;
    Fit fit_of_blocks;
    ASSERT_TRUE(method.half_step<float>()->reads_blocks());
    method.half_step<float>()->update({whole}, W, H, of_whole, &fit);
    method.half_step<float>()->update({MatrixView<float>(stacked, 0, &blocks)}, W, H, of_blocks, &fit_of_blocks);
    EXPECT_NEAR(fit_of_blocks.objective, fit.objective, 1e-5 * fit.objective) << solver;
    EXPECT_NEAR(
        method.half_step<float>()->optimality({MatrixView<float>(stacked, 0, &blocks)}, W, of_whole)->residual(),
        method.half_step<float>()->optimality({whole}, W, of_whole)->residual(), 1e-9)
        << solver;
    for (std::int64_t j = 0; j < 40; ++j) {
      for (std::int64_t t = 0; t < 7; ++t) EXPECT_NEAR(of_blocks(j, t), of_whole(j, t), 1e-4) << solver;
    }
  }
}

TEST(Multiply, AViewOfBlocksHasTheRowsOfTheWhole) {
  const auto V = random_sparse(30, 20, 0.3F);
  const RowBlocks at = blocks_at({0, 7, 30}, V);
  const auto whole = transpose(V);
  const auto stacked = transpose_blocks<float>(V, at.starts);
  const MatrixView<float> rows(whole);
  const MatrixView<float> blocks(stacked, 0, &at);
  ASSERT_EQ(blocks.rows(), rows.rows());
  EXPECT_EQ(blocks.cols(), rows.cols());
  for (std::int64_t j = 0; j < rows.rows(); ++j) {
    EXPECT_EQ(blocks.entries_before(j), rows.entries_before(j));
    std::vector<std::pair<std::int64_t, float>> expected;
    std::vector<std::pair<std::int64_t, float>> found;
    rows.for_each_in_row(j, [&](std::int64_t i, float v) { expected.emplace_back(i, v); });
    blocks.for_each_in_row(j, [&](std::int64_t i, float v) { found.emplace_back(i, v); });
    EXPECT_EQ(found, expected);
  }
}

}  // namespace
}  // namespace topicmill
