#include "nmf/fold_in/fold_in.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::ElementsAre;

constexpr std::int64_t topics = 5;

struct Case {
  const char* name;
  const char* loss;
  MissingValues missing = MissingValues::none;
  double penalty = 0;
};

class FoldInCase : public testing::TestWithParam<Case> {
 protected:
  static NmfOptions options() {
    auto options = options_for("auto", GetParam().loss, topics, 2000);
    options.missing = GetParam().missing;
    options.regularization.l1_w = GetParam().penalty;
    options.regularization.l2_w = GetParam().penalty;
    options.fixed = FixedFactor::h;
    return options;
  }
};

INSTANTIATE_TEST_SUITE_P(
    Nmf, FoldInCase,
    testing::Values(Case{"Frobenius", "frobenius"}, Case{"FrobeniusPenalized", "frobenius", MissingValues::none, 1e-3},
                    Case{"FrobeniusMissing", "frobenius", MissingValues::zeros},
                    Case{"KullbackLeibler", "kullback_leibler"},
                    Case{"KullbackLeiblerPenalized", "kullback_leibler", MissingValues::none, 1e-3},
                    Case{"KullbackLeiblerMissing", "kullback_leibler", MissingValues::zeros}),
    [](const auto& one) { return one.param.name; });

TEST_P(FoldInCase, IsWhatAFactorizationWithFixedHComesTo) {
  const auto V = random_sparse(120, 60, 0.4F);
  const auto wide = with_values_of<double>(V);
  const BasicFactors<double> start{random_dense<double>(120, topics, 77), random_dense<double>(60, topics, 78)};
  Problem<double> problem(wide);
  problem.start = &start;
  const auto expected = factorize(problem, options());
  const FoldIn fold_in(with_values_of<float>(start.H), options());
  EXPECT_LT(largest_difference(with_values_of<double>(fold_in(V).W), expected.W), 2e-5);
}

TEST_P(FoldInCase, TakesEachRowForItself) {
  const auto V = random_sparse(200, 60, 0.3F);
  const FoldIn fold_in(random_dense<float>(60, topics, 78), options());
  const auto all = fold_in(V);
  for (std::int64_t row = 0; row < V.rows; row += 7) {
    SparseMatrix one{1, V.cols, {0}, {}, {}};
    one.columns.assign(V.row_columns(row).begin(), V.row_columns(row).end());
    one.values.assign(V.row_values(row).begin(), V.row_values(row).end());
    one.row_starts.push_back(one.nonzeros());
    const auto alone = fold_in(one);
    EXPECT_TRUE(std::equal(alone.W.row(0), alone.W.row(0) + topics, all.W.row(row))) << row;
    EXPECT_EQ(alone.explained[0], all.explained[static_cast<std::size_t>(row)]);
  }
}

TEST_P(FoldInCase, ExplainsWhatTheResidualsLeave) {
  const auto V = random_sparse(40, 60, 0.4F);
  const auto H = random_dense<float>(60, topics, 78);
  const auto folded = FoldIn(Factor(H), options())(V);
  for (std::int64_t i = 0; i < V.rows; ++i) {
    double residual = 0;
    double norm = 0;
    const auto dense = to_dense(V);
    for (std::int64_t j = 0; j < V.cols; ++j) {
      const double v = dense(i, j);
      if (v == 0 && GetParam().missing == MissingValues::zeros) continue;
      double p = 0;
      for (std::int64_t t = 0; t < topics; ++t) p += static_cast<double>(folded.W(i, t)) * static_cast<double>(H(j, t));
      residual += (v - p) * (v - p);
      norm += v * v;
    }
    EXPECT_NEAR(folded.explained[static_cast<std::size_t>(i)], std::max(0.0, 1 - residual / norm), 1e-5);
  }
}

TEST(FoldIn, EmptyRowsAndNoRowsAreZero) {
  NmfOptions options;
  for (const char* loss : {"frobenius", "kullback_leibler"}) {
    options.loss.name = loss;
    const FoldIn fold_in(random_dense<float>(3, 2), options);
    const auto folded = fold_in(from_rows({{0, 0, 0}, {1, 0, 2}, {0, 0, 0}}));
    EXPECT_THAT(folded.W.row_span(0), ElementsAre(0, 0)) << loss;
    EXPECT_GT(folded.W(1, 0) + folded.W(1, 1), 0) << loss;
    EXPECT_THAT(folded.explained, ElementsAre(0, testing::Gt(0), 0)) << loss;
    EXPECT_EQ(fold_in(SparseMatrix{0, 3, {0}, {}, {}}).W.rows(), 0);
  }
}

TEST(FoldIn, FindsWhatWasPlanted) {
  const auto H = random_dense<float>(30, 3, 9);
  const auto W = from_rows({{1, 0, 2}, {0, 0, 1}, {3, 1, 0}});
  std::vector<std::vector<float>> rows(3, std::vector<float>(30));
  for (std::int64_t i = 0; i < 3; ++i) {
    for (std::int64_t j = 0; j < 30; ++j) {
      for (std::size_t a = 0; a < W.row_values(i).size(); ++a) {
        rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] +=
            W.row_values(i)[a] * H(j, W.row_columns(i)[a]);
      }
    }
  }
  const auto folded = FoldIn(Factor(H), NmfOptions{})(from_rows(rows));
  EXPECT_LT(largest_difference(folded.W, to_dense(W)), 1e-5);
  EXPECT_THAT(folded.explained, Each(testing::FloatNear(1, 1e-5F)));
}

}  // namespace
}  // namespace topicmill
