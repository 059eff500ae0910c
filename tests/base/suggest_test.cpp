#include "base/suggest.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace topicmill {
namespace {

const std::vector<std::string> names{"min_df", "max_df", "max_features", "tf"};

TEST(Suggest, EditDistanceCountsSwapsAsOne) {
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("min_dif", "min_df"), 1U);
  EXPECT_EQ(edit_distance("mni_df", "min_df"), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(Suggest, NearestNameOrTheWholeList) {
  EXPECT_EQ(nearest_name("min_dif", names), "min_df");
  EXPECT_EQ(nearest_name("zebra", names), std::nullopt);
  EXPECT_EQ(suggestion("max_feature", names), "did you mean 'max_features'?");
  EXPECT_EQ(suggestion("zebra", names), "one of: min_df, max_df, max_features, tf");
}

}  // namespace
}  // namespace topicmill
