// The KKT residual: its formula, and that it tells a minimum from the way there.
#include "nmf/optimality.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(Optimality, IsTheProjectedGradientAsAShareOfThePull) {
  const float x[] = {2, 0, 0};
  const float pull[] = {3, 4, 0};
  const float push[] = {4, 6, 0};
  Optimality at;
  at.add_row(x, pull, push, 3);  // 1 where x > 0; upward slopes at 0 are as they should be
  EXPECT_DOUBLE_EQ(at.residual(), 1.0 / 5);
  const float low_push[] = {3, 2, 0};
  at.add_row(x, pull, low_push, 3);  // 2 where x could rise
  EXPECT_DOUBLE_EQ(at.residual(), std::sqrt((1.0 + 4) / (25 + 25)));
  EXPECT_EQ(Optimality().residual(), 0);
}

class Residual : public testing::TestWithParam<Pair> {
 protected:
  template <class T>
  static double after(const BasicFactor<T>& V, std::int64_t iterations) {
    auto options = options_for(GetParam().first, GetParam().second, 4, iterations);
    options.init = {"random", {}};  // follows the scale of V
    return factorize(V, options).summary.kkt_residual.value();
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Residual, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Residual, FallsOnTheWayToAMinimum) {
  const auto V = random_dense<double>(40, 30);
  const double early = after(V, 2);
  const double late = after(V, 2000);
  EXPECT_GT(early, 1e-2);
  EXPECT_LT(late, GetParam().first == "mu" ? early / 10 : 1e-3);
}

TEST_P(Residual, DoesNotSeeTheScaleOfTheMatrix) {
  const auto V = random_dense<float>(40, 30);
  const double plain = after(V, 5);
  EXPECT_NEAR(after(with_values_of<float>(V, 100), 5), plain, 1e-3 * plain);
}

TEST_P(Residual, IsThatOfTheWorseFactorOverWhatIsObserved) {
  auto V = random_dense<double>(40, 30);
  for (std::int64_t i = 0; i < 40; ++i) V(i, 7 * i % 30) = std::numeric_limits<double>::quiet_NaN();
  auto options = options_for(GetParam().first, GetParam().second, 4, 3);
  options.missing = MissingValues::nan;
  const auto [W, H, summary] = factorize(V, options);
  const auto residual_of = [&](const auto& value_at, const BasicFactor<double>& X, const BasicFactor<double>& Y) {
    Optimality sum;
    for (std::int64_t i = 0; i < X.rows(); ++i) {
      std::vector<double> pull(4);
      std::vector<double> push(4);
      for (std::int64_t j = 0; j < Y.rows(); ++j) {
        if (std::isnan(value_at(i, j))) continue;
        double p = 0;
        for (std::int64_t t = 0; t < 4; ++t) p += X(i, t) * Y(j, t);
        const double power = summary.loss == "frobenius" ? 0 : summary.loss == "kullback_leibler" ? 1 : 2;
        for (std::int64_t t = 0; t < 4; ++t) {
          pull[static_cast<std::size_t>(t)] += value_at(i, j) * std::pow(p, -power) * Y(j, t);
          push[static_cast<std::size_t>(t)] += std::pow(p, 1 - power) * Y(j, t);
        }
      }
      sum.add_row(X.row(i), pull.data(), push.data(), 4);
    }
    return sum.residual();
  };
  const double of_W = residual_of([&](std::int64_t i, std::int64_t j) { return V(i, j); }, W, H);
  const double of_H = residual_of([&](std::int64_t j, std::int64_t i) { return V(i, j); }, H, W);
  EXPECT_NEAR(*summary.kkt_residual, std::max(of_W, of_H), 1e-9);
}

}  // namespace
}  // namespace topicmill
