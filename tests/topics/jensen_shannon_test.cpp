#include "topics/jensen_shannon.hpp"

#include <gtest/gtest.h>

#include <numbers>
#include <vector>

namespace topicmill {
namespace {

TEST(JensenShannon, HasTheGoldenNumbers) {
  const std::vector<double> first{.5, .3, .1, .1};
  const std::vector<double> second{.1, .2, .3, .4};
  const std::vector<double> even{.25, .25, .25, .25};
  EXPECT_NEAR(jensen_shannon(first, second), .152158, 1e-6);
  EXPECT_NEAR(jensen_shannon(first, even), .055582, 1e-6);
  EXPECT_NEAR(jensen_shannon(second, even), .027866, 1e-6);
  EXPECT_DOUBLE_EQ(jensen_shannon(std::vector<double>{1, 0}, std::vector<double>{0, 1}), std::numbers::ln2);
}

}  // namespace
}  // namespace topicmill
