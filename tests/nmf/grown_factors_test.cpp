#include "nmf/initializers/grown_factors.hpp"

#include <gtest/gtest.h>

#include "nmf/factorize.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

template <class T>
void expect_columns(const BasicFactor<T>& wanted, std::int64_t begin, std::int64_t end, const BasicFactor<T>& X) {
  ASSERT_EQ(X.rows(), wanted.rows());
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = begin; t < end; ++t) EXPECT_EQ(X(i, t), wanted(i, t)) << i << ", " << t;
  }
}

/// Three components where four more are wanted.
template <class T>
void expect_grown() {
  const auto V = with_values_of<T>(random_sparse(30, 20, 0.4F));
  const auto Vt = transpose(V);
  const Choice<Initializer> nndsvd{"nndsvd", {}};
  const auto fewer = std::make_shared<const Factors>(random_factors<float>(30, 20, 3));
  const GrownFactors grown(fewer, nmf_registry().make(nndsvd));
  const auto start = grown.initialize(MatrixView<T>(V), MatrixView<T>(Vt), 7, 1);
  ASSERT_EQ(start.W.k(), 7);
  expect_columns(with_values_of<T>(fewer->W), 0, 3, start.W);
  expect_columns(with_values_of<T>(fewer->H), 0, 3, start.H);
  const auto others = nmf_registry().make(nndsvd)->initialize(MatrixView<T>(V), MatrixView<T>(Vt), 7, 1);
  expect_columns(others.W, 3, 7, start.W);
  expect_columns(others.H, 3, 7, start.H);
}

TEST(GrownFactors, AreThoseOfFewerTopicsAndBehindThemThoseOfTheOtherInitialization) {
  expect_grown<float>();
  expect_grown<double>();
}

}  // namespace
}  // namespace topicmill
