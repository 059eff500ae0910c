// The property tests of the solver family, and the checks with a known answer over every solver, loss and start.
#include "nmf/solver.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/SVD>
#include <cmath>

#include "nmf/factorize.hpp"
#include "nmf/solver_properties.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

class EverySolver : public testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Nmf, EverySolver, testing::ValuesIn(builtin_solvers().names()),
                         [](const auto& solver) { return solver.param; });

TEST_P(EverySolver, KeepsTheProperties) {
  EXPECT_THAT(broken_solver_properties(GetParam(), nmf_registry()), testing::IsEmpty());
}

/// The solvers that minimize a loss.
std::vector<std::string> solvers_for(const std::string& loss) {
  const Registry registry = nmf_registry();
  const auto target = registry.make(Choice<Loss>{loss, {}});
  std::vector<std::string> names = builtin_solvers().names();
  std::erase_if(names, [&](const std::string& name) {
    return !registry.make(Choice<Solver>{name, {}})->half_steps(*target);
  });
  return names;
}

class LeastSquares : public testing::TestWithParam<std::string> {
 protected:
  /// Runs until nothing is gained any more.
  static Factorization converge(const SparseMatrix& V, std::int64_t k, const std::string& loss, const std::string& init,
                                std::uint64_t seed, std::int64_t iterations = 3000) {
    NmfOptions options;
    options.topics = k;
    options.loss = {loss, {}};
    options.solver = {GetParam(), {}};
    options.init = {init, {}};
    options.max_iterations = iterations;
    options.tolerance = 0;
    return factorize(V, options, seed);
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, LeastSquares, testing::ValuesIn(solvers_for("frobenius")),
                         [](const auto& solver) { return solver.param; });

// V = [5 3 0; 3 7 4; 6 2 5] with k = 2. Its truncated SVD is non-negative, and a non-negative matrix of rank 2 always
// has a non-negative factorization of rank 2: the best fit leaves sigma_3 / |V| = 3.183673 / sqrt(173).
TEST_P(LeastSquares, SolvesTheThreeByThreeExampleFromSeveralSeeds) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 42U, 1234U}) {
    const auto result = converge(three_by_three(), 2, "frobenius", "random", seed);
    EXPECT_NEAR(result.summary.relative_error, 0.2420501525930747, 1e-5) << "seed " << seed;
  }
}

TEST_P(LeastSquares, NeverBeatsTheTruncatedSvd) {
  const auto V = random_sparse(40, 30, 0.4F);
  Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(40, 30);
  for (std::int64_t i = 0; i < V.rows; ++i) {
    for (std::size_t a = 0; a < V.row_columns(i).size(); ++a) {
      dense(i, V.row_columns(i)[a]) = static_cast<double>(V.row_values(i)[a]);
    }
  }
  const Eigen::VectorXd sigma = Eigen::JacobiSVD<Eigen::MatrixXd>(dense).singularValues();
  for (const int k : {1, 3, 8}) {
    const double bound = std::sqrt(1 - sigma.head(k).squaredNorm() / sigma.squaredNorm());
    const double error = converge(V, k, "frobenius", "nndsvda", 1, 500).summary.relative_error;
    EXPECT_GE(error, bound - 1e-6) << "k = " << k;
    EXPECT_LT(error, bound + 0.1) << "k = " << k;
  }
}

TEST(Solvers, TheObjectiveNeverRises) {
  const auto V = random_sparse(150, 100, 0.25F);
  for (const auto& [solver, loss] : {std::pair{"hals", "frobenius"},
                                     {"mu", "frobenius"},
                                     {"mu", "kullback_leibler"},
                                     {"newton", "kullback_leibler"}}) {
    for (const char* init : {"random", "nndsvda", "nndsvdar"}) {
      NmfOptions options;
      options.topics = 12;
      options.loss = {loss, {}};
      options.solver = {solver, {}};
      options.init = {init, {}};
      options.tolerance = 0;
      options.max_iterations = 100;
      const auto result = factorize(V, options);
      double last = std::numeric_limits<double>::infinity();
      for (const auto& step : result.summary.trace) {
        EXPECT_LE(step.objective, last * (1 + 1e-6))
            << solver << ", " << loss << ", " << init << ": " << step.iteration;
        last = step.objective;
      }
    }
  }
}

class Likelihood : public testing::TestWithParam<std::string> {};

INSTANTIATE_TEST_SUITE_P(Nmf, Likelihood, testing::ValuesIn(solvers_for("kullback_leibler")),
                         [](const auto& solver) { return solver.param; });

TEST_P(Likelihood, KeepsTheRowAndColumnSums) {
  const auto V = random_sparse(60, 40, 0.4F);
  NmfOptions options;
  options.topics = 5;
  options.loss = {"kullback_leibler", {}};
  options.solver = {GetParam(), {}};
  options.init = {"nndsvda", {}};
  options.tolerance = 0;
  options.max_iterations = 3000;
  const auto [W, H, summary] = factorize(V, options);
  std::vector<double> sums_W(5), sums_H(5);
  for (std::size_t t = 0; t < 5; ++t) {
    for (std::int64_t i = 0; i < V.rows; ++i) sums_W[t] += static_cast<double>(W(i, static_cast<std::int64_t>(t)));
    for (std::int64_t j = 0; j < V.cols; ++j) sums_H[t] += static_cast<double>(H(j, static_cast<std::int64_t>(t)));
  }
  const auto expect_row_sums = [](const SparseMatrix& matrix, const Factor& X, const std::vector<double>& sums) {
    for (std::int64_t i = 0; i < matrix.rows; ++i) {
      double expected = 0;
      for (const float v : matrix.row_values(i)) expected += static_cast<double>(v);
      double found = 0;
      for (std::size_t t = 0; t < sums.size(); ++t)
        found += static_cast<double>(X(i, static_cast<std::int64_t>(t))) * sums[t];
      EXPECT_NEAR(found, expected, 2e-3 * expected + 1e-4) << "row " << i;
    }
  };
  expect_row_sums(V, W, sums_H);
  expect_row_sums(transpose(V), H, sums_W);
}

/// 256 images of 32 x 32: a torso and four limbs, each in one of four positions (Donoho and Stodden 2004).
SparseMatrix swimmer() {
  const auto limb = [](int which, int position) {
    const int down = which / 2 == 0 ? -1 : 1;
    const int side = which % 2 == 0 ? -1 : 1;
    const int moves[4][2] = {{0, 1}, {1, 1}, {1, 0}, {2, 1}};
    std::vector<int> pixels;
    for (int step = 1; step <= 5; ++step) {
      const int y = 15 + down * 3 + down * moves[position][0] * step;
      const int x = 15 + side * 3 + side * moves[position][1] * step;
      pixels.push_back(y * 32 + x);
    }
    return pixels;
  };
  std::vector<std::vector<float>> images;
  for (int image = 0; image < 256; ++image) {
    std::vector<float> pixels(1024, 0.0F);
    for (int y = 13; y <= 17; ++y) pixels[static_cast<std::size_t>(y * 32 + 15)] = 1;
    for (int which = 0, code = image; which < 4; ++which, code /= 4) {
      for (const int pixel : limb(which, code % 4)) pixels[static_cast<std::size_t>(pixel)] = 1;
    }
    images.push_back(std::move(pixels));
  }
  return from_rows(images);
}

TEST(Solvers, TheSwimmerGivesBackItsLimbs) {
  NmfOptions options;
  options.topics = 17;
  options.tolerance = 0;
  options.max_iterations = 2000;
  const auto [W, H, summary] = factorize(swimmer(), options);
  EXPECT_LT(summary.relative_error, 2e-2);
  // Each of the 16 limb positions has a topic that holds its five pixels alike and above all other limbs' pixels.
  int limbs_found = 0;
  for (std::int64_t t = 0; t < 17; ++t) {
    int strong = 0;
    float most = 0;
    for (std::int64_t j = 0; j < 1024; ++j) most = std::max(most, H(j, t));
    for (std::int64_t j = 0; j < 1024; ++j) strong += H(j, t) > 0.6F * most ? 1 : 0;
    limbs_found += strong == 5 ? 1 : 0;
  }
  EXPECT_GE(limbs_found, 16);
}

TEST(Solvers, RefuseALossTheyCannotMinimize) {
  NmfOptions options;
  options.topics = 2;
  options.loss = {"kullback_leibler", {}};
  options.solver = {"hals", {}};
  try {
    factorize(three_by_three(), options);
    FAIL();
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "nmf.solver 'hals' cannot minimize nmf.loss 'kullback_leibler'; set nmf.solver: auto");
  }
}

}  // namespace
}  // namespace topicmill
