#include "files/number_text.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace topicmill {
namespace {

template <class Number>
std::string text_of(Number value) {
  std::string text = "a,";
  append_number(value, text);
  return text;
}

template <class Number>
void expect_as_fmt(Number value) {
  EXPECT_EQ(text_of(value), fmt::format("a,{}", value));
}

TEST(NumberText, IsTheShortestThatReadsBack) {
  EXPECT_EQ(text_of(0.1F), "a,0.1");
  EXPECT_EQ(text_of(0.1), "a,0.1");
  EXPECT_EQ(text_of(0.0F), "a,0");
  EXPECT_EQ(text_of(-0.0F), "a,-0");
  EXPECT_EQ(text_of(1e-5F), "a,1e-05");
  EXPECT_EQ(text_of(3.0), "a,3");
  EXPECT_EQ(text_of(std::int64_t{-12}), "a,-12");
}

TEST(NumberText, CountsAreThoseOfFmt) {
  for (const int count : {1, -1, 2, 10, 1'000, 99'999, 999'999, -999'999, 1'000'000, 16'777'216}) {
    expect_as_fmt(static_cast<float>(count));
    expect_as_fmt(static_cast<double>(count));
  }
}

template <class Real>
void expect_borders_as_fmt() {
  for (const Real border : {Real(1e-4), Real(1), Real(1e6), Real(1e16), std::numeric_limits<Real>::min(),
                            std::numeric_limits<Real>::denorm_min(), std::numeric_limits<Real>::max()}) {
    expect_as_fmt(border);
    expect_as_fmt(-border);
    expect_as_fmt(std::nextafter(border, Real(0)));
    expect_as_fmt(std::nextafter(border, std::numeric_limits<Real>::max()));
  }
}

TEST(NumberText, IsThatOfFmtAtEveryBorder) {
  expect_borders_as_fmt<float>();
  expect_borders_as_fmt<double>();
  expect_as_fmt(std::numeric_limits<std::int64_t>::min());
  expect_as_fmt(std::numeric_limits<std::int64_t>::max());
}

TEST(NumberText, IsThatOfFmtForAnyBits) {
  std::mt19937_64 random(1);
  for (int i = 0; i < 20000; ++i) {
    const auto bits = random();
    const auto narrow = std::bit_cast<float>(static_cast<std::uint32_t>(bits));
    const auto wide = std::bit_cast<double>(bits);
    if (std::isfinite(narrow)) expect_as_fmt(narrow);
    if (std::isfinite(wide)) expect_as_fmt(wide);
    expect_as_fmt(static_cast<float>(bits >> 40) * 0x1p-24F);
  }
}

}  // namespace
}  // namespace topicmill
