#include "pipeline/corpus/memory_estimate.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

constexpr std::int64_t nonzeros = 1'000'000;

/// Of a plain text of that many non-zeros.
std::int64_t estimate(double document_degree, std::optional<NeighborOptions> neighbors = {}) {
  Config config;
  config.vectorize.document_degree = document_degree;
  config.vectorize.neighbors = neighbors;
  InputPlan plan;
  plan.path = "text.txt";
  plan.bytes = 12 * nonzeros;
  return estimate_memory({plan}, config);
}

TEST(MemoryEstimate, KnowsTheCopyOfWeightedRows) { EXPECT_EQ(estimate(0.25) - estimate(0), 8 * nonzeros); }

TEST(MemoryEstimate, KnowsNeighborsAndTheCountsThatStayBesideThem) {
  // Ten neighbors make eleven of each non-zero, in the matrix and in its transpose.
  EXPECT_EQ(estimate(0, NeighborOptions{10, 0.1}) - estimate(0), 8 * nonzeros * 2 * 10);
}

}  // namespace
}  // namespace topicmill
