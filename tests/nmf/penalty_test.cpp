// Regularization: its value, its place in the objective, and the optimum that it leads to.
#include "nmf/penalty.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>

#include "nmf/factorize.hpp"
#include "nmf/loss.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(Penalty, AddsTheSumAndHalfTheSquares) {
  Factor X(2, 2);
  X(0, 0) = 1;
  X(1, 0) = 2;
  X(1, 1) = 3;
  EXPECT_DOUBLE_EQ((Penalty{0.5, 0.1}.of(X)), 0.5 * 6 + 0.05 * 14);
  EXPECT_DOUBLE_EQ((Penalty{}.of(X)), 0);
}

/// How far W is from the conditions of Karush, Kuhn and Tucker: for every entry the slope of the objective is 0 where
/// the entry is above 0, and not below 0 elsewhere.
double violation(const SparseMatrix& V, const Factor& W, const Factor& H, const std::string& loss,
                 const Penalty& penalty) {
  double worst = 0;
  for (std::int64_t i = 0; i < V.rows; ++i) {
    std::vector<double> v(static_cast<std::size_t>(V.cols), 0.0);
    for (std::size_t a = 0; a < V.row_columns(i).size(); ++a) {
      v[V.row_columns(i)[a]] = static_cast<double>(V.row_values(i)[a]);
    }
    for (std::int64_t t = 0; t < W.k(); ++t) {
      double slope = penalty.l1 + penalty.l2 * static_cast<double>(W(i, t));
      for (std::int64_t j = 0; j < V.cols; ++j) {
        double p = 0;
        for (std::int64_t s = 0; s < W.k(); ++s) p += static_cast<double>(W(i, s)) * static_cast<double>(H(j, s));
        const double wanted = v[static_cast<std::size_t>(j)];
        slope += static_cast<double>(H(j, t)) * (loss == "frobenius" ? p - wanted : (wanted > 0 ? 1 - wanted / p : 1));
      }
      worst = std::max(worst, W(i, t) > 0 ? std::abs(slope) : -slope);
    }
  }
  return worst;
}

/// A solver and a loss.
class Regularized : public testing::TestWithParam<std::pair<std::string, std::string>> {};

INSTANTIATE_TEST_SUITE_P(Nmf, Regularized,
                         testing::Values(std::pair("hals", "frobenius"), std::pair("bpp", "frobenius"),
                                         std::pair("als", "frobenius"), std::pair("newton", "kullback_leibler")),
                         [](const auto& chosen) { return chosen.param.first; });

TEST_P(Regularized, EndsWhereNoEntryCanImprove) {
  const auto V = random_sparse(40, 30, 0.4F);
  NmfOptions options;
  options.topics = 4;
  options.solver = {GetParam().first, {}};
  options.loss = {GetParam().second, {}};
  options.max_iterations = 3000;
  options.tolerance = 0;
  options.regularization = {0.001, 0.002, 0.003, 0.001};
  const auto [W, H, summary] = factorize(V, options);
  const Penalty penalty_W{0.001 * 30, 0.002 * 30};
  const Penalty penalty_H{0.003 * 40, 0.001 * 40};
  EXPECT_LT(violation(V, W, H, GetParam().second, penalty_W), 5e-3);
  EXPECT_LT(violation(transpose(V), H, W, GetParam().second, penalty_H), 5e-3);
  const double loss = nmf_registry().make(options.loss)->fit(Side<float>{V}, W, H).objective;
  EXPECT_NEAR(summary.objective, loss + penalty_W.of(W) + penalty_H.of(H), 1e-4 * summary.objective);
}

TEST(Regularized, TheSumMakesAFactorSparser) {
  const auto V = random_sparse(80, 60, 0.2F);
  for (const auto& [solver, loss] : {std::pair{"hals", "frobenius"}, {"mu", "frobenius"}, {"mu", "kullback_leibler"}}) {
    const auto sum_of_H = [&](double l1) {
      NmfOptions options;
      options.topics = 6;
      options.solver = {solver, {}};
      options.loss = {loss, {}};
      options.init = {"nndsvda", {}};
      options.regularization.l1_h = l1;
      options.regularization.l2_w = 0.001;  // holds the scale of W, which would make up for that of H
      return Penalty{1, 0}.of(factorize(V, options).H);
    };
    EXPECT_LT(sum_of_H(0.002), 0.9 * sum_of_H(0)) << solver << ", " << loss;
  }
}

}  // namespace
}  // namespace topicmill
