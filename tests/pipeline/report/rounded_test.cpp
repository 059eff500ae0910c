// Numbers of the page have four significant digits.
#include "pipeline/report/rounded.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <limits>

namespace topicmill {
namespace {

TEST(Rounded, TextHasFourSignificantDigits) {
  EXPECT_EQ(fmt::format("{}", rounded(0.123456)), "0.1235");
  EXPECT_EQ(fmt::format("{}", rounded(-7.00049)), "-7");
  EXPECT_EQ(fmt::format("{}", rounded(0.00001234567)), "1.235e-05");
  EXPECT_EQ(fmt::format("{}", rounded(0.99999)), "1");
  EXPECT_EQ(rounded(123456), 123500);
  EXPECT_EQ(rounded(0), 0);
}

TEST(Rounded, ExtremesStayWhatTheyAre) {
  EXPECT_EQ(rounded(1e-30), 0);
  EXPECT_EQ(rounded(1e300), 1e300);
  EXPECT_EQ(rounded(std::numeric_limits<double>::infinity()), std::numeric_limits<double>::infinity());
}

}  // namespace
}  // namespace topicmill
