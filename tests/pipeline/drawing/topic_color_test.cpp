#include "pipeline/drawing/topic_color.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace topicmill {
namespace {

constexpr std::int64_t colors = 16;

/// From black, 0, to white, 1 (WCAG 2.2's relative luminance).
double luminance(std::string_view hex) {
  const auto channel = [&](std::size_t at) {
    int value = 0;
    std::from_chars(hex.data() + at, hex.data() + at + 2, value, 16);
    const double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

double contrast(std::string_view a, std::string_view b) {
  const double x = luminance(a) + 0.05;
  const double y = luminance(b) + 0.05;
  return std::max(x, y) / std::min(x, y);
}

TEST(TopicColor, StandsOutOnWhiteAndOnDark) {
  for (std::int64_t topic = 0; topic < colors; ++topic) {
    EXPECT_GE(contrast(topic_color(topic), "#ffffff"), 3) << topic_color(topic);
    EXPECT_GE(contrast(topic_color(topic), "#11151a"), 3) << topic_color(topic);
  }
}

TEST(TopicColor, IsAnotherForEachUntilTheyBeginAgain) {
  std::set<std::string_view> seen;
  std::set<int> seen_in_terminals;
  for (std::int64_t topic = 0; topic < colors; ++topic) {
    seen.insert(topic_color(topic));
    seen_in_terminals.insert(terminal_topic_color(topic));
  }
  EXPECT_EQ(std::ssize(seen), colors);
  EXPECT_EQ(std::ssize(seen_in_terminals), colors);
  EXPECT_EQ(topic_color(colors), topic_color(0));
}

}  // namespace
}  // namespace topicmill
