// Products, Gram matrices and extrapolation against plain loops, on every instruction set of this machine.
#include <utility>

#include "tests/nmf/kernels/kernel_data.hpp"

namespace topicmill {
namespace {

template <class T>
class ProductKernels : public KernelTest<T> {};
TYPED_TEST_SUITE(ProductKernels, Elements);

TYPED_TEST(ProductKernels, MultiplyRowsEqualsTheLoop) {
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

TYPED_TEST(ProductKernels, MultiplyBlocksEqualsTheLoop) {
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

TYPED_TEST(ProductKernels, GramAndInnerProductEqualTheLoop) {
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

TYPED_TEST(ProductKernels, ExtrapolationStopsAtZero) {
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

}  // namespace
}  // namespace topicmill
