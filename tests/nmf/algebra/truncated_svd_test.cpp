#include "nmf/algebra/truncated_svd.hpp"

#include <gtest/gtest.h>

#include <Eigen/SVD>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

Eigen::MatrixXd dense(const SparseMatrix& V) {
  Eigen::MatrixXd out = Eigen::MatrixXd::Zero(V.rows, V.cols);
  for (std::int64_t i = 0; i < V.rows; ++i) {
    for (std::size_t a = 0; a < V.row_columns(i).size(); ++a) {
      out(i, V.row_columns(i)[a]) = static_cast<double>(V.row_values(i)[a]);
    }
  }
  return out;
}

TEST(TruncatedSvd, FindsTheLeadingSingularValuesAndVectors) {
  const auto V = random_sparse(120, 70, 0.2F);
  const auto svd = truncated_svd(V, transpose(V), 8, 1);
  const Eigen::JacobiSVD<Eigen::MatrixXd> exact(dense(V), Eigen::ComputeThinU | Eigen::ComputeThinV);
  ASSERT_EQ(svd.sigma.size(), 8U);
  EXPECT_NEAR(svd.sigma[0], exact.singularValues()[0], 1e-4);
  for (int t = 0; t < 8; ++t) {
    EXPECT_NEAR(svd.sigma[static_cast<std::size_t>(t)], exact.singularValues()[t], 0.02 * exact.singularValues()[t]);
  }
  double cosine = 0;
  for (std::int64_t i = 0; i < V.rows; ++i) cosine += static_cast<double>(svd.U(i, 0)) * exact.matrixU()(i, 0);
  EXPECT_NEAR(std::abs(cosine), 1, 1e-5);
}

TEST(TruncatedSvd, RankBelowTheWantedLeavesZeros) {
  const auto V = from_rows({{1, 2, 3}, {2, 4, 6}, {3, 6, 9}});
  const auto svd = truncated_svd(V, transpose(V), 2, 1);
  EXPECT_NEAR(svd.sigma[0], 14, 1e-4);
  EXPECT_NEAR(svd.sigma[1], 0, 1e-2);
}

TEST(TruncatedSvd, SameSeedSameBytes) {
  const auto V = random_sparse(60, 50, 0.3F);
  const auto Vt = transpose(V);
  const auto a = truncated_svd(V, Vt, 5, 9);
  const auto b = truncated_svd(V, Vt, 5, 9);
  EXPECT_EQ(a.sigma, b.sigma);
  for (std::int64_t i = 0; i < V.rows; ++i) EXPECT_EQ(a.U(i, 4), b.U(i, 4));
}

}  // namespace
}  // namespace topicmill
