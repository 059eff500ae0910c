// V and V times a power of two have the same factors, to the bit; times any number, and row by row, the same but for
// rounding.
#include "nmf/algebra/scale.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "nmf/fold_in/fold_in.hpp"
#include "nmf/fold_in/held_out.hpp"
#include "nmf/initializers/grown_factors.hpp"
#include "nmf/restarts.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::Ge;

constexpr std::int64_t n = 33;
constexpr std::int64_t m = 21;
constexpr std::int64_t k = 3;

TEST(Exponent, IsEvenAndBringsWhatIsFarFromOneNearIt) {
  for (const double largest : {1.0, 1e-3, 1000.0, 0.5, 0.0}) EXPECT_EQ(exponent_of(largest), 0) << largest;
  for (const double largest : {1e-4, 2000.0, 3e38, 1e-45, 1e200, 1e-290}) {
    const int exponent = exponent_of(largest);
    EXPECT_EQ(exponent % 2, 0) << largest;
    EXPECT_GE(std::ldexp(largest, -exponent), 0.5) << largest;
    EXPECT_LT(std::ldexp(largest, -exponent), 2) << largest;
  }
  EXPECT_TRUE(std::isfinite(std::ldexp(1, -exponent_of(std::numeric_limits<double>::denorm_min()))));
}

/// Entries up to 300, of which `density` are there.
template <class T>
BasicSparseMatrix<T> sample(float density) {
  auto V = with_values_of<T>(random_sparse(n, m, density));
  for (T& value : V.values) value *= 300;
  return V;
}

template <class T>
BasicSparseMatrix<T> times(BasicSparseMatrix<T> V, double scale) {
  for (T& value : V.values) value = static_cast<T>(static_cast<double>(value) * scale);
  return V;
}

template <class T>
BasicFactor<T> times(const BasicFactor<T>& X, double scale) {
  return with_values_of<T>(X, scale);
}

/// Penalties that mean for V times 2^exponent what `of` mean for V.
RegularizationOptions in_unit_of(RegularizationOptions of, int exponent, double degree) {
  for (double* l1 : {&of.l1_w, &of.l1_h}) *l1 *= std::exp2(exponent * (degree - 0.5));
  for (double* l2 : {&of.l2_w, &of.l2_h}) *l2 *= std::exp2(exponent * (degree - 1));
  return of;
}

double degree_of(const NmfOptions& options) { return nmf_registry().make(options.loss)->degree(); }

template <class T>
void expect_scaled(const BasicFactorization<T>& scaled, const BasicFactorization<T>& plain, int exponent,
                   double degree) {
  const double half = std::ldexp(1, exponent / 2);
  EXPECT_EQ(entries(scaled.W), entries(times(plain.W, half)));
  EXPECT_EQ(entries(scaled.H), entries(times(plain.H, half)));
  EXPECT_EQ(scaled.summary.relative_error, plain.summary.relative_error);
  EXPECT_EQ(scaled.summary.objective, plain.summary.objective * std::exp2(exponent * degree));
  EXPECT_EQ(scaled.summary.iterations, plain.summary.iterations);
  EXPECT_EQ(scaled.summary.kkt_residual, plain.summary.kkt_residual);
}

class Scale : public testing::TestWithParam<Pair> {
 protected:
  static NmfOptions options(std::int64_t iterations = 12) {
    return options_for(GetParam().first, GetParam().second, k, iterations);
  }

  template <class T, class Matrix>
  static void expect_the_same(const Matrix& V, const NmfOptions& options, int exponent) {
    const double degree = degree_of(options);
    NmfOptions in_unit = options;
    in_unit.regularization = in_unit_of(options.regularization, exponent, degree);
    expect_scaled<T>(factorize(times(V, std::ldexp(1, exponent)), in_unit), factorize(V, options), exponent, degree);
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, Scale, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

TEST_P(Scale, OfTwoLeavesEveryBit) {
  for (const char* init : {"random", "nndsvd", "nndsvda", "nndsvdar"}) {
    for (const float density : {0.2F, 1.0F}) {
      for (const int exponent : {-100, -12, 30, 100}) {
        SCOPED_TRACE(testing::Message() << init << ", " << density << ", 2^" << exponent);
        auto chosen = options();
        chosen.init.name = init;
        chosen.tolerance = 1e-4;
        expect_the_same<float>(sample<float>(density), chosen, exponent);
        expect_the_same<double>(sample<double>(density), chosen, 4 * exponent);
        expect_the_same<double>(to_dense(sample<double>(density)), chosen, exponent);
      }
    }
  }
}

TEST_P(Scale, OfTwoLeavesPenaltiesWhatTheyAre) {
  auto chosen = options();
  chosen.regularization = {0.01, 0.02, 0.03, 0.04};
  for (const int exponent : {-100, 100}) {
    expect_the_same<float>(sample<float>(0.5F), chosen, exponent);
    expect_the_same<double>(sample<double>(0.5F), chosen, exponent);
  }
}

TEST_P(Scale, OfTwoLeavesWhatIsMissing) {
  auto chosen = options();
  chosen.missing = MissingValues::zeros;
  expect_the_same<float>(sample<float>(0.5F), chosen, -90);
  chosen.missing = MissingValues::nan;
  auto V = to_dense(sample<float>(1));
  V(4, 7) = V(20, 3) = std::numeric_limits<float>::quiet_NaN();
  expect_the_same<float>(V, chosen, 90);
}

TEST_P(Scale, OfTwoLeavesStartsAndFixedFactors) {
  const auto V = sample<float>(0.5F);
  const auto large = times(V, 0x1p80);
  const auto start = random_factors<float>(n, m, k);
  const BasicFactors<float> large_start{times(start.W, 0x1p40), times(start.H, 0x1p40)};
  for (const auto fixed : {FixedFactor::none, FixedFactor::h}) {
    auto chosen = options();
    chosen.fixed = fixed;
    Problem<float> problem(V);
    problem.start = &start;
    Problem<float> large_problem(large);
    large_problem.start = &large_start;
    expect_scaled(factorize(large_problem, chosen), factorize(problem, chosen), 80, degree_of(chosen));
  }
}

TEST_P(Scale, OfTenChangesNothingButRounding) {
  for (const float density : {0.4F, 1.0F}) {
    const auto V = sample<float>(density);
    const auto plain = factorize(V, options());
    for (const int power : {-30, -22, -9, 9, 22, 30}) {
      const auto scaled = factorize(times(V, std::pow(10, power)), options());
      EXPECT_NEAR(scaled.summary.relative_error, plain.summary.relative_error, 1e-5) << power;
      const auto product_of = [&](const Factorization& of, double scale) {
        return product(with_values_of<double>(of.W, scale), with_values_of<double>(of.H));
      };
      EXPECT_LT(largest_difference(product_of(scaled, std::pow(10, -power)), product_of(plain, 1)), 0.1) << power;
    }
  }
}

TEST_P(Scale, OfDenormalNumbersAndOfTheLargestIsNone) {
  for (const double scale : {0x1p-145, 0x1p119}) {
    const auto V = times(sample<float>(1), scale);
    const auto near_one = times(V, scale < 1 ? 0x1p140 : 0x1p-120);
    expect_scaled(factorize(V, options()), factorize(near_one, options()), scale < 1 ? -140 : 120,
                  degree_of(options()));
  }
  for (const double scale : {0x1p-1060, 0x1p1014}) {
    const auto V = times(sample<double>(1), scale);
    const auto near_one = times(times(V, scale < 1 ? 0x1p1000 : 0x1p-1000), scale < 1 ? 0x1p60 : 0x1p-14);
    EXPECT_NEAR(factorize(V, options()).summary.relative_error, factorize(near_one, options()).summary.relative_error,
                1e-12);
  }
}

/// The share of a row of V, given in V's unit, that W H^T leaves.
template <class T>
double row_error(const BasicFactor<T>& V, const BasicFactorization<T>& of, std::int64_t row) {
  double left = 0;
  double norm = 0;
  for (std::int64_t j = 0; j < V.k(); ++j) {
    double p = 0;
    for (std::int64_t t = 0; t < k; ++t) p += static_cast<double>(of.W(row, t)) * static_cast<double>(of.H(j, t));
    const auto v = static_cast<double>(V(row, j));
    left += (v - p) * (v - p);
    norm += v * v;
  }
  return std::sqrt(left / norm);
}

TEST_P(Scale, OfARowOrAColumnIsItsOwn) {
  for (const double scale : {1e-9, 1e-20}) {
    auto V = random_dense<float>(n, m);
    for (std::int64_t j = 0; j < m; ++j) V(5, j) = static_cast<float>(static_cast<double>(V(5, j)) * scale);
    EXPECT_LT(row_error(V, factorize(V, options(300)), 5), 0.6) << scale;
    const auto Vt = transpose(V);
    auto found = factorize(Vt, options(300));
    std::swap(found.W, found.H);
    EXPECT_LT(row_error(V, found, 5), 0.6) << scale;
  }
}

TEST_P(Scale, OfOneEntryLeavesTheOthersTheirFactors) {
  BasicFactor<float> V(n, m);
  for (std::int64_t i = 0; i < n; ++i) std::fill_n(V.row(i), m, 1.0F);
  V(7, 11) = 0x1p40F;
  const auto plain = factorize(V, options());
  EXPECT_THAT(entries(plain.W), Each(Ge(0)));
  const bool sees_ratios_alone = GetParam().second == "itakura_saito";
  EXPECT_LT(plain.summary.relative_error, sees_ratios_alone ? 1 : 1e-3);
  expect_the_same<float>(V, options(), -60);
  expect_the_same<float>(V, options(), 60);
}

TEST(Scale, OfTwoLeavesRestartsAndTheirConsensus) {
  auto options = options_for("hals", "frobenius", k, 50);
  options.restarts = 4;
  const auto V = sample<float>(0.5F);
  for (const auto pick : {Pick::best, Pick::consensus}) {
    options.pick = pick;
    const auto large = factorize_with_restarts(times(V, 0x1p20), options);
    const auto small = factorize_with_restarts(times(V, 0x1p-60), options);
    expect_scaled(small.picked, large.picked, -80, 2);
    EXPECT_EQ(small.picked.summary.restarts->objectives[1] * 0x1p160, large.picked.summary.restarts->objectives[1]);
    EXPECT_EQ(small.picked.summary.relative_error, factorize_with_restarts(V, options).picked.summary.relative_error);
  }
}

TEST(Scale, OfTwoLeavesAWarmStart) {
  const auto grown = [](const SparseMatrix& V) {
    auto fewer = factorize(V, options_for("hals", "frobenius", k - 1, 20));
    const auto start = std::make_shared<Factors>(Factors{std::move(fewer.W), std::move(fewer.H)});
    Registry registry = nmf_registry();
    registry.family<Initializer>().add(
        {{"fewer", "", nullptr, nullptr}, [&](const Value&, Reading&) {
           return std::make_unique<GrownFactors>(start, nmf_registry().make(Choice<Initializer>{"nndsvd", {}}));
         }});
    auto options = options_for("hals", "frobenius", k, 10);
    options.init.name = "fewer";
    return factorize(V, options, 42, registry);
  };
  const auto V = sample<float>(0.5F);
  expect_scaled(grown(times(V, 0x1p80)), grown(V), 80, 2);
}

TEST(Scale, OfTwoLeavesWhatIsFoldedIn) {
  const auto V = with_values_of<float>(random_sparse(3, m, 0.4F));
  const auto H = random_dense<float>(m, k, 78);
  for (const char* loss : {"frobenius", "kullback_leibler", "itakura_saito"}) {
    for (const double penalty : {0.0, 0.01}) {
      if (std::string(loss) == "itakura_saito" && penalty == 0) continue;  // takes thousands of steps
      NmfOptions options;
      options.loss.name = loss;
      options.regularization = {penalty, penalty, 0, 0};
      const double degree = degree_of(options);
      const auto plain = FoldIn(Factor(H), options)(V);
      for (const auto& [of_V, of_H] : {std::pair{-80, 0}, {0, -40}, {90, 40}, {-90, -50}}) {
        NmfOptions in_unit = options;
        in_unit.regularization.l1_w *= std::exp2(of_V * (degree - 1) + of_H);
        in_unit.regularization.l2_w *= std::exp2(of_V * (degree - 2) + 2 * of_H);
        const auto scaled = FoldIn(times(H, std::ldexp(1, of_H)), in_unit)(times(V, std::ldexp(1, of_V)));
        EXPECT_EQ(entries(scaled.W), entries(times(plain.W, std::ldexp(1, of_V - of_H))))
            << loss << ", " << penalty << ", 2^" << of_V << ", 2^" << of_H;
        EXPECT_EQ(scaled.explained, plain.explained);
      }
    }
  }
}

TEST(Scale, OfTwoLeavesTheHeldOutError) {
  const auto V = sample<float>(0.5F);
  for (const char* loss : {"frobenius", "kullback_leibler"}) {
    const auto error_of = [&](double scale) {
      return held_out_error(hold_out(times(V, scale), 2, 5), options_for("auto", loss, k, 30), 1, nmf_registry());
    };
    EXPECT_EQ(error_of(0x1p-80), error_of(1)) << loss;
    EXPECT_EQ(error_of(0x1p80), error_of(1)) << loss;
  }
}

TEST(Scale, OfWeightsIsNone) {
  const auto V = sample<float>(0.5F);
  const std::vector<double> even(n, 1.0);
  const std::vector<double> heavy(n, 0x1p80);
  auto options = options_for("newton", "kullback_leibler", k, 12);
  Problem<float> problem(V);
  problem.row_weights = even;
  const auto plain = factorize(problem, options);
  problem.row_weights = heavy;
  const auto weighted = factorize(problem, options);
  EXPECT_EQ(entries(weighted.H), entries(times(plain.H, 0x1p40)));
  EXPECT_EQ(entries(weighted.W), entries(times(plain.W, 0x1p-40)));
}

}  // namespace
}  // namespace topicmill
