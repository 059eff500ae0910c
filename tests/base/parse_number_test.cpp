#include "base/parse_number.hpp"

#include <gtest/gtest.h>

#include <cstdint>

namespace topicmill {
namespace {

TEST(ParseNumber, TakesTheWholeTextOrNothing) {
  EXPECT_EQ(parse_number<std::int64_t>("-17"), -17);
  EXPECT_EQ(parse_number<double>("1e-3"), 1e-3);
  EXPECT_FALSE(parse_number<std::int64_t>("17 "));
  EXPECT_FALSE(parse_number<std::int64_t>("1.5"));
  EXPECT_FALSE(parse_number<std::int64_t>(""));
  EXPECT_FALSE(parse_number<double>("+1"));
}

TEST(ParseNumber, RefusesWhatDoesNotFit) {
  EXPECT_FALSE(parse_number<std::uint8_t>("256"));
  EXPECT_FALSE(parse_number<double>("1e999"));
}

TEST(ParseNumber, KnowsOtherBases) {
  EXPECT_EQ(parse_number<std::size_t>("1f", 16), 31U);
  EXPECT_FALSE(parse_number<std::size_t>("1g", 16));
}

}  // namespace
}  // namespace topicmill
