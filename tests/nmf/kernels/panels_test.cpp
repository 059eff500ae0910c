// Panels of 64 rows and the updates that work on them, against plain loops, on every instruction set of this machine.
#include "tests/nmf/kernels/kernel_data.hpp"

namespace topicmill {
namespace {

template <class T>
class PanelKernels : public KernelTest<T> {};
TYPED_TEST_SUITE(PanelKernels, Elements);

TYPED_TEST(PanelKernels, PanelsThereAndBackAreTheSame) {
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

/// sum over s of G(t, s) x_s for one row of a panel.
template <class T>
double product(const Form<T>& G, std::int64_t t, const Block<T>& panel, std::int64_t row) {
  double sum = 0;
  for (std::int64_t s = 0; s < G.view().k; ++s) sum += G(t, s) * static_cast<double>(panel(s, row));
  return sum;
}

TYPED_TEST(PanelKernels, HalsSweepEqualsCoordinateDescent) {
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

TYPED_TEST(PanelKernels, MultiplyPanelEqualsTheFormula) {
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

TYPED_TEST(PanelKernels, SolvePanelInvertsTheTriangle) {
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

}  // namespace
}  // namespace topicmill
