#include "nmf/solvers/bpp.hpp"

#include <gtest/gtest.h>

#include "nmf/algebra/random.hpp"
#include "nmf/solvers/hals.hpp"

namespace topicmill {
namespace {

/// Entries uniform in (-shift, 1 - shift).
Factor random_factor(std::int64_t rows, std::int64_t k, std::uint64_t seed, float shift) {
  Factor X(rows, k);
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t t = 0; t < k; ++t) X(i, t) = random_uniform(seed, static_cast<std::uint64_t>(i * k + t)) - shift;
  }
  return X;
}

TEST(Bpp, ReachesTheRowOptimumOfManySweeps) {
  for (const std::int64_t k : {1, 2, 7, 30}) {
    const Gram G = gram(random_factor(100, k, 1, 0));
    const std::int64_t size = kernels::panel_topics(k) * kernels::panel_rows;
    Factor B = random_factor(1, size, 2, 0.5F);  // half of the right-hand sides pull below zero
    for (std::int64_t i = k * kernels::panel_rows; i < size; ++i) B(0, i) = 0;
    Factor exact(1, size);
    Factor swept(1, size);
    Factor scratch(1, size);
    PivotRule<float> pivot;
    pivot.prepare(G);
    pivot.update({B.row(0), k}, 1, {scratch.row(0), k}, {exact.row(0), k});
    HalsRule<float> hals;
    hals.prepare(G);
    hals.update({B.row(0), k}, 20000, {scratch.row(0), k}, {swept.row(0), k});
    for (std::int64_t i = 0; i < k * kernels::panel_rows; ++i) {
      ASSERT_NEAR(exact(0, i), swept(0, i), 2e-4) << "k = " << k << ", " << i;
    }
  }
}

}  // namespace
}  // namespace topicmill
