// Circles are as large as their shares, inside the map, and apart.
#include "pipeline/report/topic_circles.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace topicmill {
namespace {

/// Places that crowd in the middle, and shares that fall as those of topics do.
struct Layout {
  std::vector<Point> places;
  std::vector<double> shares;
};

Layout crowded(int topics) {
  Layout layout;
  for (int i = 0; i < topics; ++i) {
    const double turn = 2.4 * i;
    const double away = std::pow(static_cast<double>(i) / topics, 3);
    layout.places.push_back({away * std::cos(turn), 0.6 * away * std::sin(turn)});
    layout.shares.push_back(1.0 / (i + 2));
  }
  return layout;
}

void expect_apart_and_inside(const TopicMap& map) {
  EXPECT_GE(map.height, 0.55);
  EXPECT_LE(map.height, 0.8);
  for (std::size_t i = 0; i < map.circles.size(); ++i) {
    const auto& [center, radius] = map.circles[i];
    EXPECT_GT(radius, 0);
    EXPECT_GT(center.x - radius, 0.01);
    EXPECT_LT(center.x + radius, 0.99);
    EXPECT_GT(center.y - radius, 0.01);
    EXPECT_LT(center.y + radius, map.height - 0.01);
    for (std::size_t j = 0; j < i; ++j) {
      const auto& other = map.circles[j];
      const double away = std::hypot(center.x - other.center.x, center.y - other.center.y);
      EXPECT_GT(away, radius + other.radius + 0.001) << i << " and " << j;
    }
  }
}

TEST(TopicCircles, AreApartAndInsideTheMap) {
  for (const int topics : {1, 2, 3, 5, 20, 50, 200}) {
    SCOPED_TRACE(topics);
    const auto [places, shares] = crowded(topics);
    const TopicMap map = place_circles(places, shares);
    ASSERT_EQ(map.circles.size(), places.size());
    expect_apart_and_inside(map);
  }
}

TEST(TopicCircles, AreasGoByShare) {
  const TopicMap map = place_circles({{-1, 0}, {1, 0}, {0, 1}}, {0.6, 0.3, 0.1});
  const auto area = [&](std::size_t i) { return map.circles[i].radius * map.circles[i].radius; };
  EXPECT_NEAR(area(0) / area(1), 2, 1e-9);
  EXPECT_NEAR(area(0) / area(2), 6, 1e-9);
}

TEST(TopicCircles, StayNearTheirPlaces) {
  const TopicMap map = place_circles({{-1, 0}, {1, 0}, {0.1, 0.5}}, {0.2, 0.2, 0.2});
  EXPECT_LT(map.circles[0].center.x, map.circles[2].center.x);
  EXPECT_LT(map.circles[2].center.x, map.circles[1].center.x);
  EXPECT_GT(map.circles[2].center.y, map.circles[0].center.y);
}

TEST(TopicCircles, EqualPlacesAndTopicsWithoutAShareAreDrawn) {
  expect_apart_and_inside(place_circles(std::vector<Point>(12), std::vector<double>(12, 1.0 / 12)));
  expect_apart_and_inside(place_circles(std::vector<Point>(5), std::vector<double>(5, 0.0)));
  EXPECT_THAT(place_circles({}, {}).circles, testing::IsEmpty());
}

}  // namespace
}  // namespace topicmill
