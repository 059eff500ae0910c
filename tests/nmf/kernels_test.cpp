// The kernels against plain loops, in float and in double, on every instruction set that this machine has.
#include "nmf/kernels/kernels.hpp"

#include <gtest/gtest.h>
#include <hwy/aligned_allocator.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "nmf/factorize.hpp"
#include "tests/nmf/matrices.hpp"
#include "tests/nmf/targets.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// In (0, 1), with all the digits of T.
template <class T>
T random_value(std::uint64_t seed, std::int64_t index) {
  return std::sqrt(static_cast<T>(random_uniform(seed, static_cast<std::uint64_t>(index))));
}

/// rows x k in the layout of a factor, zero or random.
template <class T>
class Block {
 public:
  Block(std::int64_t rows, std::int64_t k)
      : k_(k), stride_((k + 15) / 16 * 16), values_(hwy::AllocateAligned<T>(static_cast<std::size_t>(rows * stride_))) {
    std::fill_n(values_.get(), rows * stride_, T{0});
  }
  Block(std::int64_t rows, std::int64_t k, std::uint64_t seed) : Block(rows, k) {
    for (std::int64_t i = 0; i < rows; ++i) {
      for (std::int64_t t = 0; t < k; ++t) (*this)(i, t) = random_value<T>(seed, i * k + t);
    }
  }

  std::int64_t k() const { return k_; }
  std::int64_t stride() const { return stride_; }
  T* row(std::int64_t i) const { return values_.get() + i * stride_; }
  T& operator()(std::int64_t i, std::int64_t t) const { return row(i)[t]; }

 private:
  std::int64_t k_;
  std::int64_t stride_;
  hwy::AlignedFreeUniquePtr<T[]> values_;
};

/// Topic-major, 64 rows wide; the topics beyond k are zero.
template <class T>
Block<T> random_panel(std::int64_t k, std::uint64_t seed) {
  Block<T> panel(kernels::panel_topics(k), panel_rows);
  for (std::int64_t i = 0; i < k * panel_rows; ++i) *(panel.row(0) + i) = random_value<T>(seed, i);
  return panel;
}

/// A random symmetric matrix with a dominant diagonal, as the panel updates read it.
template <class T>
class Form {
 public:
  explicit Form(std::int64_t k)
      : k_(k), values_(kernels::panel_topics(k), k), inverse_(static_cast<std::size_t>(kernels::panel_topics(k))) {
    for (std::int64_t s = 0; s < k; ++s) {
      for (std::int64_t t = 0; t < k; ++t) values_(s, t) = random_value<T>(7, std::min(s, t) * k + std::max(s, t));
      values_(s, s) += static_cast<T>(k);
      inverse_[static_cast<std::size_t>(s)] = 1 / values_(s, s);
    }
  }

  double operator()(std::int64_t s, std::int64_t t) const { return static_cast<double>(values_(s, t)); }
  kernels::QuadraticForm<T> view() const { return {values_.row(0), inverse_.data(), k_, values_.stride()}; }

 private:
  std::int64_t k_;
  Block<T> values_;
  std::vector<T> inverse_;
};

/// A random sparse matrix with values of type T.
template <class T>
class Sparse {
 public:
  Sparse(std::int64_t rows, std::int64_t columns, float density) : pattern_(random_sparse(rows, columns, density)) {
    for (std::int64_t at = 0; at < pattern_.nonzeros(); ++at) values_.push_back(random_value<T>(12, at));
  }

  kernels::SparseRows<T> view() const {
    return {pattern_.row_starts.data(), pattern_.columns.data(), values_.data(), 0, pattern_.rows};
  }
  std::int64_t rows() const { return pattern_.rows; }

  /// Calls with the column and the value of each non-zero of a row.
  template <class Visit>
  void visit_row(std::int64_t i, const Visit& visit) const {
    const auto first = static_cast<std::size_t>(pattern_.row_starts[static_cast<std::size_t>(i)]);
    const auto columns = pattern_.row_columns(i);
    for (std::size_t a = 0; a < columns.size(); ++a) visit(columns[a], static_cast<double>(values_[first + a]));
  }

 private:
  SparseMatrix pattern_;
  std::vector<T> values_;
};

/// x'y in double.
template <class T>
double dot(const Block<T>& X, std::int64_t i, const Block<T>& Y, std::int64_t j) {
  double sum = 0;
  for (std::int64_t t = 0; t < X.k(); ++t) sum += static_cast<double>(X(i, t)) * static_cast<double>(Y(j, t));
  return sum;
}

/// Of the first `rows` rows.
template <class T>
std::vector<T> column_sums(const Block<T>& Y, std::int64_t rows) {
  std::vector<T> sums(static_cast<std::size_t>(Y.stride()));
  for (std::int64_t i = 0; i < rows * Y.stride(); ++i) sums[static_cast<std::size_t>(i % Y.stride())] += Y.row(0)[i];
  return sums;
}

template <class T>
class Kernels : public ::testing::Test {
 protected:
  /// What separates 1 from the next number, the unit of all tolerances.
  static constexpr double epsilon = static_cast<double>(std::numeric_limits<T>::epsilon());
};

using Elements = ::testing::Types<float, double>;
TYPED_TEST_SUITE(Kernels, Elements);

TYPED_TEST(Kernels, MultiplyRowsEqualsTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 16, 20, 33, 100, 130, 200}) {
      const Sparse<TypeParam> V(23, 40, 0.3F);
      const Block<TypeParam> Y(40, k, 3);
      const Block<TypeParam> out(23, k);
      kernels::multiply_rows(V.view(), Y.row(0), Y.stride(), out.row(0));
      for (std::int64_t i = 0; i < V.rows(); ++i) {
        for (std::int64_t t = 0; t < k; ++t) {
          double sum = 0;
          V.visit_row(i, [&](std::int64_t j, double v) { sum += v * static_cast<double>(Y(j, t)); });
          ASSERT_NEAR(out(i, t), sum, 100 * TestFixture::epsilon) << "k = " << k;
        }
      }
    }
  });
}

TYPED_TEST(Kernels, MultiplyBlocksEqualsTheLoop) {
  on_every_target([](std::int64_t) {
    for (const auto& [columns, depth] : {std::pair{1, 19}, {16, 1}, {33, 1100}, {100, 512}}) {
      const Block<TypeParam> A(21, depth, 11);
      const Block<TypeParam> B(depth, columns, 12);
      for (const bool add : {false, true}) {
        const Block<TypeParam> out(21, columns, 13);
        const Block<TypeParam> before(21, columns, 13);
        kernels::multiply_blocks<TypeParam>({21, depth, B.stride()}, {A.row(0), A.stride()}, {B.row(0), B.stride()},
                                            add, {out.row(0), out.stride()});
        for (std::int64_t i = 0; i < 21; ++i) {
          for (std::int64_t t = 0; t < columns; ++t) {
            double sum = add ? static_cast<double>(before(i, t)) : 0;
            for (std::int64_t s = 0; s < depth; ++s) sum += static_cast<double>(A(i, s)) * static_cast<double>(B(s, t));
            ASSERT_NEAR(out(i, t), sum, 10 * TestFixture::epsilon * (10 + depth));
          }
        }
      }
    }
  });
}

TYPED_TEST(Kernels, SpectralWeightsAndSumsEqualTheLoop) {
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

TYPED_TEST(Kernels, GramAndInnerProductEqualTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 3, 4, 18, 50, 101}) {
      for (const std::int64_t rows : {1, 7, 64}) {
        const Block<TypeParam> X(rows, k, 4);
        const Block<TypeParam> Y(rows, k, 5);
        const Block<double> gram(k, k);
        kernels::add_gram(X.row(0), rows, k, X.stride(), gram.row(0));
        double inner = 0;
        for (std::int64_t s = 0; s < k; ++s) {
          for (std::int64_t t = s; t < k; ++t) {
            double sum = 0;
            for (std::int64_t i = 0; i < rows; ++i) sum += static_cast<double>(X(i, s)) * static_cast<double>(X(i, t));
            ASSERT_NEAR(gram(s, t), sum, 1000 * TestFixture::epsilon);
          }
        }
        for (std::int64_t i = 0; i < rows; ++i) inner += dot(X, i, Y, i);
        ASSERT_NEAR(kernels::inner_product(X.row(0), Y.row(0), rows, X.stride()), inner, 10'000 * TestFixture::epsilon);
      }
    }
  });
}

TYPED_TEST(Kernels, PanelsThereAndBackAreTheSame) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 4, 7, 50}) {
      for (const std::int64_t rows : {1, 3, 17, 64}) {
        const Block<TypeParam> X(rows, k, 6);
        const auto panel = random_panel<TypeParam>(k, 7);
        kernels::to_panel(X.row(0), rows, k, X.stride(), panel.row(0));
        for (std::int64_t t = 0; t < kernels::panel_topics(k); ++t) {
          for (std::int64_t i = 0; i < panel_rows; ++i) ASSERT_EQ(panel(t, i), i < rows && t < k ? X(i, t) : 0);
        }
        const Block<TypeParam> back(rows, k);
        kernels::from_panel(panel.row(0), rows, k, X.stride(), back.row(0));
        for (std::int64_t i = 0; i < rows; ++i) {
          for (std::int64_t t = 0; t < k; ++t) ASSERT_EQ(back(i, t), X(i, t));
        }
      }
    }
  });
}

TYPED_TEST(Kernels, ExtrapolationStopsAtZero) {
  on_every_target([](std::int64_t) {
    const Block<TypeParam> X(3, 16, 1);
    const Block<TypeParam> before(3, 16, 2);
    const Block<TypeParam> ahead(3, 16, 2);
    kernels::extrapolate(X.row(0), 48, TypeParam{2}, ahead.row(0));
    for (std::int64_t i = 0; i < 48; ++i) {
      const auto x = static_cast<double>(X.row(0)[i]);
      const double moved = x + 2 * (x - static_cast<double>(before.row(0)[i]));
      ASSERT_NEAR(ahead.row(0)[i], std::max(0.0, moved), 10 * TestFixture::epsilon);
    }
  });
}

/// sum over s of G(t, s) x_s for one row of a panel.
template <class T>
double product(const Form<T>& G, std::int64_t t, const Block<T>& panel, std::int64_t row) {
  double sum = 0;
  for (std::int64_t s = 0; s < G.view().k; ++s) sum += G(t, s) * static_cast<double>(panel(s, row));
  return sum;
}

TYPED_TEST(Kernels, HalsSweepEqualsCoordinateDescent) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 8, 50}) {
      const Form<TypeParam> G(k);
      const auto B = random_panel<TypeParam>(k, 8);
      const auto X = random_panel<TypeParam>(k, 9);
      const auto expected = random_panel<TypeParam>(k, 9);
      std::for_each_n(B.row(0), k * panel_rows, [k](TypeParam& b) { b *= static_cast<TypeParam>(2 * k); });
      kernels::hals_sweeps(G.view(), B.row(0), 1, X.row(0));
      for (std::int64_t row = 0; row < panel_rows; ++row) {
        for (std::int64_t t = 0; t < k; ++t) {
          auto& x = expected(t, row);
          const double others = product(G, t, expected, row) - G(t, t) * static_cast<double>(x);
          x = static_cast<TypeParam>(std::max(0.0, (static_cast<double>(B(t, row)) - others) / G(t, t)));
          ASSERT_NEAR(X(t, row), x, 100 * TestFixture::epsilon) << "k = " << k << ", t = " << t;
        }
      }
    }
  });
}

TYPED_TEST(Kernels, MultiplyPanelEqualsTheFormula) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 8, 50}) {
      const Form<TypeParam> G(k);
      const auto B = random_panel<TypeParam>(k, 8);
      const auto X = random_panel<TypeParam>(k, 9);
      const auto before = random_panel<TypeParam>(k, 9);
      const auto scratch = random_panel<TypeParam>(k, 10);
      kernels::multiply_panel(G.view(), B.row(0), scratch.row(0), X.row(0));
      for (std::int64_t row = 0; row < panel_rows; ++row) {
        for (std::int64_t t = 0; t < k; ++t) {
          const double ratio = static_cast<double>(B(t, row)) / product(G, t, before, row);
          ASSERT_NEAR(X(t, row), static_cast<double>(before(t, row)) * ratio, 10 * TestFixture::epsilon);
        }
      }
    }
  });
}

TYPED_TEST(Kernels, SolvePanelInvertsTheTriangle) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 8, 50}) {
      const Form<TypeParam> L(k);  // its lower half
      const auto wanted = random_panel<TypeParam>(k, 9);
      const auto B = random_panel<TypeParam>(k, 8);
      const auto X = random_panel<TypeParam>(k, 10);
      for (std::int64_t row = 0; row < panel_rows; ++row) {
        for (std::int64_t t = 0; t < k; ++t) {  // B = L L' wanted
          double sum = 0;
          for (std::int64_t a = 0; a <= t; ++a) {
            for (std::int64_t s = a; s < k; ++s) sum += L(t, a) * L(s, a) * static_cast<double>(wanted(s, row));
          }
          B(t, row) = static_cast<TypeParam>(sum);
        }
      }
      kernels::solve_panel(L.view(), B.row(0), X.row(0));
      for (std::int64_t t = 0; t < k; ++t) {
        for (std::int64_t row = 0; row < panel_rows; ++row) {
          ASSERT_NEAR(X(t, row), wanted(t, row), 100 * TestFixture::epsilon) << "k = " << k;
        }
      }
    }
  });
}

TYPED_TEST(Kernels, RatiosEqualTheLoop) {
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
          ASSERT_NEAR(next(i, t), x * gradient[at] / (static_cast<double>(linear[at]) + 3 * x),
                      100 * TestFixture::epsilon);
        }
      }
      const auto found = kernels::ratio_sums(V.view(), Y.row(0), Y.stride(), X.row(0));
      EXPECT_NEAR(found.log_sum, sums.log_sum, 10'000 * TestFixture::epsilon);
      EXPECT_NEAR(found.product_sum, sums.product_sum, 10'000 * TestFixture::epsilon);
    }
  });
}

TYPED_TEST(Kernels, NewtonStepsFindTheOptimumOfARow) {
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

/// What every kernel makes of some input with k topics.
template <class T>
std::vector<double> all_results(std::int64_t k) {
  std::vector<double> results;
  const auto record = [&](const auto* values, std::int64_t count) {
    results.insert(results.end(), values, values + count);
  };
  const Sparse<T> V(70, 90, 0.3F);
  const Block<T> Y(90, k, 1);
  const Block<T> X(70, k, 2);
  const Block<T> out(70, k);
  const auto record_out = [&] { record(out.row(0), 70 * out.stride()); };
  kernels::multiply_rows(V.view(), Y.row(0), Y.stride(), out.row(0));
  record_out();
  const Block<T> M(k, k, 3);
  kernels::multiply_blocks<T>({70, k, M.stride()}, {X.row(0), X.stride()}, {M.row(0), M.stride()}, false,
                              {out.row(0), out.stride()});
  record_out();
  const Block<double> gram(k, k);
  kernels::add_gram(X.row(0), 64, k, X.stride(), gram.row(0));
  for (std::int64_t s = 0; s < k; ++s) record(gram.row(s) + s, k - s);
  results.push_back(kernels::inner_product(X.row(0), Y.row(0), 70, X.stride()));
  kernels::extrapolate(X.row(0), 70 * X.stride(), T{2}, out.row(0));
  record_out();

  const Form<T> G(k);
  const auto B = random_panel<T>(k, 3);
  const auto panel = random_panel<T>(k, 4);
  const auto scratch = random_panel<T>(k, 5);
  const auto record_panel = [&] { record(panel.row(0), k * panel_rows); };
  kernels::hals_sweeps(G.view(), B.row(0), 2, panel.row(0));
  record_panel();
  kernels::to_panel(X.row(0), 50, k, X.stride(), panel.row(0));
  kernels::multiply_panel(G.view(), B.row(0), scratch.row(0), panel.row(0));
  record_panel();
  kernels::solve_panel(G.view(), B.row(0), panel.row(0));
  kernels::from_panel(panel.row(0), 50, k, out.stride(), out.row(0));
  record_out();

  const auto linear = column_sums(Y, 90);
  kernels::ratio_rows(V.view(), Y.row(0), {linear.data(), T{1}}, Y.stride(), X.row(0), out.row(0));
  record_out();
  const auto sums = kernels::ratio_sums(V.view(), Y.row(0), Y.stride(), X.row(0));
  results.insert(results.end(), {sums.log_sum, sums.product_sum});
  kernels::newton_rows(V.view(), Y.row(0), {linear.data(), T{1}}, k, Y.stride(), 2, X.row(0), out.row(0));
  record_out();
  return results;
}

TYPED_TEST(Kernels, WideInstructionSetsGiveTheSameBytes) {
  for (const std::int64_t k : {1, 20, 33, 100}) {
    std::vector<std::vector<double>> results;
    on_every_target([&](std::int64_t target) {
      if (target == HWY_AVX2 || target == HWY_AVX3) results.push_back(all_results<TypeParam>(k));
    });
    for (const auto& result : results) ASSERT_EQ(result, results.front()) << "k = " << k;
  }
}

TEST(Factorization, HasTheSameBytesOnWideInstructionSets) {
  const auto V = random_sparse(300, 200, 0.2F);
  for (const auto& [loss, solver] : std::vector<std::pair<std::string, std::string>>{{"frobenius", "hals"},
                                                                                     {"frobenius", "als"},
                                                                                     {"frobenius", "bpp"},
                                                                                     {"kullback_leibler", "mu"},
                                                                                     {"kullback_leibler", "newton"}}) {
    NmfOptions options;
    options.topics = 21;
    options.loss = {loss, {}};
    options.solver = {solver, {}};
    options.init = {"nndsvda", {}};
    options.max_iterations = 6;
    options.tolerance = 0;
    std::vector<std::pair<std::string, Factorization>> results;
    on_every_target([&](std::int64_t target) {
      if (target != HWY_AVX2 && target != HWY_AVX3) return;
      results.emplace_back(hwy::TargetName(target), factorize(V, options));
    });
    for (const auto& [name, result] : results) {
      for (std::int64_t i = 0; i < V.rows; ++i) {
        for (std::int64_t t = 0; t < options.topics; ++t) {
          ASSERT_EQ(result.W(i, t), results.front().second.W(i, t)) << loss << " on " << name;
        }
      }
      ASSERT_EQ(result.summary.objective, results.front().second.summary.objective);
    }
  }
}

TEST(Factorization, BaselineAgreesWithTheBest) {
  const auto V = random_sparse(120, 80, 0.3F);
  NmfOptions options;
  options.topics = 6;
  std::vector<double> errors;
  on_every_target([&](std::int64_t) { errors.push_back(factorize(V, options).summary.relative_error); });
  ASSERT_GE(errors.size(), 1U);
  for (const double error : errors) EXPECT_NEAR(error, errors.front(), 1e-4);
}

}  // namespace
}  // namespace topicmill
