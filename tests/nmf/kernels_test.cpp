// The kernels against plain loops, on every instruction set that this machine has.
#include "nmf/kernels/kernels.hpp"

#include <gtest/gtest.h>
#include <hwy/targets.h>

#include <algorithm>
#include <cmath>

#include "nmf/factorize.hpp"
#include "nmf/gram.hpp"
#include "nmf/panel_rule.hpp"
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

/// Runs a test body with each supported instruction set forced in turn.
template <class Body>
void on_every_target(const Body& body) {
  for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) {
    hwy::SetSupportedTargetsForTest(target);
    SCOPED_TRACE(hwy::TargetName(target));
    body(target);
  }
  hwy::SetSupportedTargetsForTest(0);
}

kernels::SparseRows rows_of(const SparseMatrix& V) {
  return {V.row_starts.data(), V.columns.data(), V.values.data(), 0, V.rows};
}

TEST(Kernels, MultiplyRowsEqualsTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 16, 20, 33, 100, 130, 200}) {
      const auto V = random_sparse(23, 40, 0.3F);
      const Factor Y = random_factor(40, k, 3);
      Factor out(23, k);
      kernels::multiply_rows(rows_of(V), Y.row(0), Y.stride(), out.row(0));
      for (std::int64_t i = 0; i < V.rows; ++i) {
        for (std::int64_t t = 0; t < k; ++t) {
          double sum = 0;
          for (std::size_t a = 0; a < V.row_columns(i).size(); ++a) {
            sum += static_cast<double>(V.row_values(i)[a]) * static_cast<double>(Y(V.row_columns(i)[a], t));
          }
          ASSERT_NEAR(out(i, t), sum, 1e-5) << "k = " << k;
        }
      }
    }
  });
}

/// About two entries in three are zero.
Factor sparse_factor(std::int64_t rows, std::int64_t k) {
  Factor X = random_factor(rows, k, 10);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t t = 0; t < k; ++t) X(i, t) = X(i, t) < 0.65F ? 0.0F : X(i, t);
  }
  return X;
}

TEST(Kernels, PackedRowsGiveTheBytesOfDenseOnes) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 16, 20, 33, 100, 130, 250}) {
      const auto V = random_sparse(23, 40, 0.3F);
      const Factor Y = sparse_factor(40, k);
      const std::int64_t room = Y.stride() + kernels::mask_floats(Y.stride());
      std::vector<std::int64_t> starts(40);
      std::vector<float> records(static_cast<std::size_t>(40 * room + 16));
      const auto count = kernels::pack_rows(Y.row(0), 40, Y.stride(), 0, {starts.data(), records.data()});
      EXPECT_EQ(count, std::count_if(Y.row(0), Y.row(0) + 40 * Y.stride(), [](float y) { return y > 0; }));
      Factor dense(23, k);
      Factor packed(23, k);
      kernels::multiply_rows(rows_of(V), Y.row(0), Y.stride(), dense.row(0));
      kernels::multiply_packed_rows(rows_of(V), {starts.data(), records.data(), Y.stride()}, packed.row(0));
      for (std::int64_t i = 0; i < V.rows; ++i) {
        for (std::int64_t t = 0; t < Y.stride(); ++t) ASSERT_EQ(packed(i, t), dense(i, t)) << "k = " << k;
      }
    }
  });
}

TEST(Kernels, MultiplyBlockEqualsTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t columns : {1, 16, 33, 100}) {
      const Factor X = random_factor(21, 19, 11);
      const Factor M = random_factor(19, columns, 12);
      Factor out(21, columns);
      kernels::multiply_block(X.row(0), 21, 19, X.stride(), M.row(0), M.stride(), out.row(0));
      for (std::int64_t i = 0; i < 21; ++i) {
        for (std::int64_t t = 0; t < columns; ++t) {
          double sum = 0;
          for (std::int64_t s = 0; s < 19; ++s) sum += static_cast<double>(X(i, s)) * static_cast<double>(M(s, t));
          ASSERT_NEAR(out(i, t), sum, 1e-5);
        }
      }
    }
  });
}

TEST(Kernels, NewtonStepsFindTheOptimumOfARow) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 3, 20}) {
      const auto V = random_sparse(31, 47, 0.5F);
      const Factor Y = random_factor(47, k, 13);
      std::vector<float> sums(static_cast<std::size_t>(k));
      for (std::int64_t j = 0; j < 47; ++j) {
        for (std::int64_t t = 0; t < k; ++t) sums[static_cast<std::size_t>(t)] += Y(j, t);
      }
      Factor X(31, k);  // zeros: they wake
      Factor next(31, k);
      for (int round = 0; round < 400; ++round) {
        kernels::newton_rows(rows_of(V), Y.row(0), {sums.data(), 0}, k, Y.stride(), 2, X.row(0), next.row(0));
        std::swap(X, next);
      }
      for (std::int64_t i = 0; i < V.rows; ++i) {
        for (std::int64_t t = 0; t < k; ++t) {  // the conditions of Karush, Kuhn and Tucker
          double slope = static_cast<double>(sums[static_cast<std::size_t>(t)]);
          for (std::size_t a = 0; a < V.row_columns(i).size(); ++a) {
            const auto j = V.row_columns(i)[a];
            double p = 0;
            for (std::int64_t s = 0; s < k; ++s) p += static_cast<double>(X(i, s)) * static_cast<double>(Y(j, s));
            slope -= static_cast<double>(V.row_values(i)[a]) * static_cast<double>(Y(j, t)) / p;
          }
          ASSERT_GT(slope, -0.1) << "k = " << k;
          ASSERT_TRUE(!(X(i, t) > 0) || slope < 0.1) << "k = " << k << ", slope " << slope;
        }
      }
    }
  });
}

TEST(Kernels, GramAndInnerProductEqualTheLoop) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 3, 4, 18, 50, 101}) {
      for (const std::int64_t rows : {1, 7, 64}) {
        const Factor X = random_factor(rows, k, 4);
        const Factor Y = random_factor(rows, k, 5);
        Gram gram(k);
        kernels::add_gram(X.row(0), rows, k, X.stride(), gram.data());
        double inner = 0;
        for (std::int64_t s = 0; s < k; ++s) {
          for (std::int64_t t = s; t < k; ++t) {
            double sum = 0;
            for (std::int64_t i = 0; i < rows; ++i) sum += static_cast<double>(X(i, s) * X(i, t));
            ASSERT_NEAR(gram(s, t), sum, 1e-4);
          }
          for (std::int64_t i = 0; i < rows; ++i) inner += static_cast<double>(X(i, s) * Y(i, s));
        }
        ASSERT_NEAR(kernels::inner_product(X.row(0), Y.row(0), rows, X.stride()), inner, 1e-3);
      }
    }
  });
}

TEST(Kernels, PanelsThereAndBackAreTheSame) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 4, 7, 50}) {
      for (const std::int64_t rows : {1, 3, 17, 64}) {
        const Factor X = random_factor(rows, k, 6);
        Factor panel(1, kernels::panel_topics(k) * kernels::panel_rows);
        kernels::to_panel(X.row(0), rows, k, X.stride(), panel.row(0));
        ASSERT_EQ(panel.row(0)[(k - 1) * kernels::panel_rows + rows - 1], X(rows - 1, k - 1));
        Factor back(rows, k);
        kernels::from_panel(panel.row(0), rows, k, X.stride(), back.row(0));
        for (std::int64_t i = 0; i < rows; ++i) {
          for (std::int64_t t = 0; t < k; ++t) ASSERT_EQ(back(i, t), X(i, t));
        }
      }
    }
  });
}

TEST(Kernels, HalsSweepEqualsCoordinateDescent) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t k : {1, 5, 8, 50}) {
      const Gram G = gram(random_factor(200, k, 7));
      FormBuffer form;
      form.assign(G);
      Factor B = random_factor(1, kernels::panel_topics(k) * kernels::panel_rows, 8);
      Factor X = random_factor(1, kernels::panel_topics(k) * kernels::panel_rows, 9);
      for (std::int64_t i = k * kernels::panel_rows; i < X.k(); ++i) B(0, i) = X(0, i) = 0;
      for (std::int64_t i = 0; i < B.k(); ++i) B(0, i) *= 100;
      std::vector<double> expected(X.row(0), X.row(0) + X.k());
      kernels::hals_sweeps(form.view(), B.row(0), 1, X.row(0));
      for (std::int64_t t = 0; t < k; ++t) {
        for (std::int64_t lane = 0; lane < kernels::panel_rows; ++lane) {
          double sum = static_cast<double>(B(0, t * kernels::panel_rows + lane));
          for (std::int64_t s = 0; s < k; ++s) {
            if (s != t) sum -= G(t, s) * expected[static_cast<std::size_t>(s * kernels::panel_rows + lane)];
          }
          auto& x = expected[static_cast<std::size_t>(t * kernels::panel_rows + lane)];
          x = std::max(0.0, sum / G(t, t));
          ASSERT_NEAR(X(0, t * kernels::panel_rows + lane), x, 1e-3) << "k = " << k << ", t = " << t;
        }
      }
    }
  });
}

TEST(Kernels, WideInstructionSetsGiveTheSameBytes) {
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

TEST(Kernels, BaselineAgreesWithTheBest) {
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
