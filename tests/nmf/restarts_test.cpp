#include "nmf/restarts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

TEST(Restarts, KeepTheBest) {
  const auto V = random_sparse(60, 50, 0.3F);
  NmfOptions options;
  options.topics = 6;
  options.init = {"random", {}};
  options.max_iterations = 20;
  double best = 1e30;
  for (std::uint64_t seed = 5; seed < 9; ++seed) best = std::min(best, factorize(V, options, seed).summary.objective);
  options.restarts = 4;
  EXPECT_EQ(factorize_with_restarts(V, options, 5).summary.objective, best);
}

}  // namespace
}  // namespace topicmill
