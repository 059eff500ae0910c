// Sparse and dense storage: which is chosen, and that it does not matter.
#include "nmf/algebra/matrix_view.hpp"

#include <gtest/gtest.h>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(MatrixPair, IsDenseWhereMoreThanAThirdIsStored) {
  const auto third = from_rows({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  const auto more = from_rows({{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});
  EXPECT_FALSE(MatrixPair<float>(third, true).matrix().dense());
  EXPECT_TRUE(MatrixPair<float>(more, true).matrix().dense());
  EXPECT_TRUE(MatrixPair<float>(more, true).transposed().dense());
  EXPECT_FALSE(MatrixPair<float>(more, false).matrix().dense()) << "the half-step cannot read it";
  EXPECT_FALSE(MatrixPair<float>(to_dense(more), false).matrix().dense());
  EXPECT_TRUE(MatrixPair<float>(to_dense(third), true).matrix().dense()) << "zeros of a dense matrix are stored";
}

TEST(MatrixPair, CopiesOnlyWhatIsOfTheOtherForm) {
  const auto sparse = from_rows({{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
  const auto dense = random_dense<float>(3, 4);
  EXPECT_EQ(MatrixPair<float>(sparse, true).matrix().sparse(), &sparse);
  EXPECT_EQ(MatrixPair<float>(dense, true).matrix().dense(), &dense);
}

TEST(MatrixPair, TransposesEitherForm) {
  const auto V = random_dense<float>(70, 130);
  const MatrixPair<float> dense(V, true);
  const MatrixPair<float> sparse(V, false);
  ASSERT_EQ(dense.transposed().rows(), 130);
  ASSERT_EQ(dense.transposed().cols(), 70);
  for (std::int64_t i = 0; i < 70; ++i) {
    for (std::int64_t j = 0; j < 130; ++j) ASSERT_EQ((*dense.transposed().dense())(j, i), V(i, j));
  }
  EXPECT_EQ(entries(to_dense(*sparse.transposed().sparse())), entries(*dense.transposed().dense()));
}

TEST(ToSparse, LeavesZerosOut) {
  const auto V = from_rows({{0, 2, 0}, {0, 0, 0}, {1, 0, 3}});
  const auto back = to_sparse(to_dense(V));
  EXPECT_EQ(back.row_starts, V.row_starts);
  EXPECT_EQ(back.columns, V.columns);
  EXPECT_EQ(back.values, V.values);
}

class Storage : public testing::TestWithParam<Pair> {
 protected:
  static NmfOptions options(std::int64_t iterations) {
    return options_for(GetParam().first, GetParam().second, 5, iterations);
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Storage, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Storage, GivesOneHalfStepWhicheverItIs) {
  const auto sparse = random_sparse(130, 70, 0.4F);
  const auto dense = to_dense(sparse);
  const auto [W, H] = random_factors<float>(130, 70, 5);
  const auto registry = nmf_registry();
  const auto loss = registry.make(options(1).loss);
  const auto step = [&, &W = W, &H = H](const MatrixView<float>& V) {
    const auto half_step = registry.make(options(1).solver)->half_steps(*loss).take<float>();
    Factor next(W);
    Fit fit;
    if (V.sparse() || half_step->reads_dense()) half_step->update(Side<float>{V}, H, W, next, &fit);
    return std::pair(std::move(next), fit);
  };
  const auto [next, fit] = step(sparse);
  EXPECT_GT(largest_difference(next, W), 1e-3) << "it must do something";
  if (GetParam().second == "kullback_leibler") return;  // reads sparse ones alone
  const auto [dense_next, dense_fit] = step(dense);
  EXPECT_LT(largest_difference(next, dense_next), 2e-5);
  EXPECT_NEAR(fit.objective, dense_fit.objective, 1e-5 * fit.objective);
  EXPECT_NEAR(fit.squared_error, dense_fit.squared_error, 1e-5 * fit.squared_error);
}

TEST_P(Storage, GivesTheSameBytesWhereTheSameMatrixIsGivenInTheOtherForm) {
  const auto V = random_sparse(60, 50, 0.6F);
  const auto of_sparse = factorize(V, options(20));
  const auto of_dense = factorize(to_dense(V), options(20));
  EXPECT_EQ(entries(of_sparse.W), entries(of_dense.W));
  EXPECT_EQ(entries(of_sparse.H), entries(of_dense.H));
  EXPECT_EQ(of_sparse.summary.objective, of_dense.summary.objective);
}

TEST_P(Storage, DenseIgnoresThreads) {
  const auto V = random_dense<float>(700, 400);
  const auto run = [&] { return factorize(V, options(3)); };
  const auto one = with_threads(1, run);
  const auto three = with_threads(3, run);
  EXPECT_EQ(entries(one.W), entries(three.W));
  EXPECT_EQ(entries(one.H), entries(three.H));
  EXPECT_EQ(one.summary.objective, three.summary.objective);
}

}  // namespace
}  // namespace topicmill
