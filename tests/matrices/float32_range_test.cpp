#include "matrices/float32_range.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <vector>

namespace topicmill {
namespace {

BasicSparseMatrix<double> two_by_two(const std::vector<double>& values) {
  return {2, 2, {0, 2, 4}, {0, 1, 0, 1}, values};
}

TEST(Float32Range, HoldsWhatIsOrdinary) {
  EXPECT_EQ(beyond_float32(two_by_two({0, 1e-37, 3e38, 1})), std::nullopt);
  EXPECT_EQ(beyond_float32(two_by_two({1, std::numeric_limits<double>::quiet_NaN(), -2, 3})), std::nullopt);
}

TEST(Float32Range, EndsWhereDigitsAreLost) {
  EXPECT_EQ(beyond_float32(two_by_two({1, 1, 1e39, 1})), "1e+39 at row 2, column 1");
  EXPECT_EQ(beyond_float32(two_by_two({1e-40, 2e-40, 1e-40, 1e-40})), "1e-40 at row 1, column 1");
}

TEST(Float32Range, LooksAtWhatIsSmallInAWholeRowOrColumn) {
  EXPECT_EQ(beyond_float32(two_by_two({1, 1, 1, 1e-45})), std::nullopt);
  EXPECT_EQ(beyond_float32(two_by_two({1, 1, 1e-45, 2e-45})), "1e-45 at row 2, column 1");
  EXPECT_EQ(beyond_float32(two_by_two({1, 1e-45, 1, 2e-45})), "1e-45 at row 1, column 2");
}

TEST(Float32Range, KeepsThePattern) {
  const SparseMatrix V = in_float32(two_by_two({1, 0.1, 3, 4}));
  EXPECT_EQ(V.row_columns(1)[1], 1U);
  EXPECT_EQ(V.row_values(0)[1], 0.1F);
}

}  // namespace
}  // namespace topicmill
