// The kernels of Kullback-Leibler and Itakura-Saito against plain loops, on every instruction set of this machine.
#include "tests/nmf/kernels/kernel_data.hpp"

namespace topicmill {
namespace {

template <class T>
class DivergenceKernels : public KernelTest<T> {};
TYPED_TEST_SUITE(DivergenceKernels, Elements);

TYPED_TEST(DivergenceKernels, SpectralWeightsAndSumsEqualTheLoop) {
  on_every_target([](std::int64_t) {
    const Block<TypeParam> values(1, 48, 14);
    const Block<TypeParam> products(1, 48, 15);
    const Block<TypeParam> observed(1, 48);
    for (std::int64_t j = 0; j < 48; ++j) observed(0, j) = j % 5 == 0 ? 0 : 1;
    const kernels::SpectralEntries<TypeParam> entries{values.row(0), observed.row(0), products.row(0), 48};
    const TypeParam floor = static_cast<TypeParam>(0.01);
    const Block<TypeParam> pull(1, 48);
    const Block<TypeParam> push(1, 48);
    kernels::spectral_weights(entries, floor, pull.row(0), push.row(0));
    double divergence = 0;
    double squared_error = 0;
    for (std::int64_t j = 0; j < 48; ++j) {
      const auto o = static_cast<double>(observed(0, j));
      const double v = static_cast<double>(values(0, j)) + static_cast<double>(floor);
      const double p = static_cast<double>(products(0, j)) + static_cast<double>(floor);
      ASSERT_NEAR(push(0, j), o / p, 10 * TestFixture::epsilon / p);
      ASSERT_NEAR(pull(0, j), o * v / (p * p), 10 * TestFixture::epsilon * v / (p * p));
      divergence += o * (v / p - std::log(v / p) - 1);
      squared_error += o * (v - p) * (v - p);
    }
    const auto sums = kernels::spectral_sums(entries, floor);
    EXPECT_NEAR(sums.divergence, divergence, 100 * TestFixture::epsilon * divergence);
    EXPECT_NEAR(sums.squared_error, squared_error, 100 * TestFixture::epsilon * squared_error);
  });
}

TYPED_TEST(DivergenceKernels, RatiosEqualTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 3, 20}) {
      const Sparse<TypeParam> V(31, 47, 0.5F);
      const Block<TypeParam> Y(47, k, 13);
      const Block<TypeParam> X(31, k, 14);
      const Block<TypeParam> next(31, k);
      const auto linear = column_sums(Y, 47);
      kernels::ratio_rows(V.view(), Y.row(0), {linear.data(), TypeParam{3}}, Y.stride(), X.row(0), next.row(0));
      kernels::RatioSums sums;
      for (std::int64_t i = 0; i < V.rows(); ++i) {
        std::vector<double> gradient(static_cast<std::size_t>(k));
        V.visit_row(i, [&](std::int64_t j, double v) {
          const double p = dot(X, i, Y, j);
          sums.log_sum += v * std::log(v / p);
          sums.product_sum += v * p;
          for (std::int64_t t = 0; t < k; ++t) {
            gradient[static_cast<std::size_t>(t)] += v / p * static_cast<double>(Y(j, t));
          }
        });
        for (std::int64_t t = 0; t < k; ++t) {
          const auto at = static_cast<std::size_t>(t);
          const auto x = static_cast<double>(X(i, t));
          const auto sum = static_cast<double>(linear[at]);
          const double root = (-sum + std::sqrt(sum * sum + 4 * 3 * x * gradient[at])) / (2 * 3);
          ASSERT_NEAR(next(i, t), root, 100 * TestFixture::epsilon);
        }
      }
      const auto found = kernels::ratio_sums(V.view(), Y.row(0), Y.stride(), X.row(0));
      EXPECT_NEAR(found.log_sum, sums.log_sum, 10'000 * TestFixture::epsilon);
      EXPECT_NEAR(found.product_sum, sums.product_sum, 10'000 * TestFixture::epsilon);
    }
  });
}

TYPED_TEST(DivergenceKernels, NewtonStepsFindTheOptimumOfARow) {
  const double tolerance = 300 * std::sqrt(TestFixture::epsilon);
  on_every_target([tolerance](std::int64_t) {
    for (const std::int64_t k : {1, 3, 20}) {
      const Sparse<TypeParam> V(11, 47, 0.5F);
      const Block<TypeParam> Y(47, k, 13);
      const auto linear = column_sums(Y, 47);
      const Block<TypeParam> X(11, k);  // zeros: they wake
      const Block<TypeParam> next(11, k);
      for (int round = 0; round < 1000; ++round) {
        kernels::newton_rows(V.view(), Y.row(0), {linear.data(), 0}, k, Y.stride(), 2, X.row(0), next.row(0));
        std::copy_n(next.row(0), 11 * X.stride(), X.row(0));
      }
      for (std::int64_t i = 0; i < V.rows(); ++i) {
        for (std::int64_t t = 0; t < k; ++t) {  // the conditions of Karush, Kuhn and Tucker
          auto slope = static_cast<double>(linear[static_cast<std::size_t>(t)]);
          V.visit_row(i,
                      [&](std::int64_t j, double v) { slope -= v * static_cast<double>(Y(j, t)) / dot(X, i, Y, j); });
          ASSERT_GT(slope, -tolerance) << "k = " << k;
          ASSERT_TRUE(!(X(i, t) > 0) || slope < tolerance) << "k = " << k << ", slope " << slope;
        }
      }
    }
  });
}

}  // namespace
}  // namespace topicmill
