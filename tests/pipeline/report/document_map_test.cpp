// Documents lie in the circle of their topic, toward their second.
#include "pipeline/report/document_map.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "tests/pipeline/report/document_topics.hpp"

namespace topicmill {
namespace {

double away(const Point& a, const Point& b) { return std::hypot(a.x - b.x, a.y - b.y); }

const std::vector<Circle> three_circles{{{0.2, 0.5}, 0.1}, {{0.8, 0.5}, 0.1}, {{0.2, 0.1}, 0.1}};

TEST(DocumentMap, EveryDocumentWithATopicIsInItsCircle) {
  const auto topics = topics_with({{0.6F, 0.4F, 0}, {0, 0, 0}, {0.1F, 0.9F, 0}, {0, 0, 1}});
  const auto points = place_documents(topics.theta, three_circles);
  ASSERT_TRUE(points[0] && points[2] && points[3]);
  EXPECT_FALSE(points[1]);
  EXPECT_LT(away(*points[0], three_circles[0].center), 0.1);
  EXPECT_LT(away(*points[2], three_circles[1].center), 0.1);
  EXPECT_LT(away(*points[3], three_circles[2].center), 0.1);
}

TEST(DocumentMap, PurerDocumentsAreNearerToTheCenterAndTiesByRow) {
  const auto topics = topics_with({{0.6F, 0.4F, 0}, {0.9F, 0.1F, 0}, {0.9F, 0.1F, 0}, {0.7F, 0, 0.3F}});
  const auto points = place_documents(topics.theta, three_circles);
  const Point center = three_circles[0].center;
  EXPECT_LT(away(*points[1], center), away(*points[2], center));
  EXPECT_LT(away(*points[2], center), away(*points[3], center));
  EXPECT_LT(away(*points[3], center), away(*points[0], center));
  EXPECT_NEAR(away(*points[0], center), 0.094 * std::sqrt(3.5 / 4), 1e-12);
}

TEST(DocumentMap, SectorsPointToSecondTopicsAndAreAsWideAsTheirDocuments) {
  std::vector<std::vector<float>> theta;
  for (int i = 0; i < 300; ++i) theta.push_back({0.6F, 0.4F, 0});
  for (int i = 0; i < 100; ++i) theta.push_back({0.6F, 0, 0.4F});
  const auto points = place_documents(topics_with(theta).theta, three_circles);
  const auto mean = [&](std::size_t begin, std::size_t end) {
    Point sum;
    for (std::size_t row = begin; row < end; ++row) sum = {sum.x + points[row]->x, sum.y + points[row]->y};
    const auto count = static_cast<double>(end - begin);
    return Point{sum.x / count, sum.y / count};
  };
  const Point toward_second = mean(0, 300);
  const Point toward_third = mean(300, 400);
  EXPECT_GT(toward_second.x, 0.2);  // the second circle is to the right
  EXPECT_LT(toward_third.y, 0.48);  // the third is above
}

TEST(DocumentMap, DocumentsWithoutASecondTopicAreAllAroundTheCenter) {
  std::vector<std::vector<float>> theta(100, {1, 0, 0});
  for (int i = 0; i < 300; ++i) theta.push_back({0.6F, 0.4F, 0});
  const auto points = place_documents(topics_with(theta).theta, three_circles);
  const Point center = three_circles[0].center;
  const auto left =
      std::count_if(points.begin(), points.begin() + 100, [&](const auto& at) { return at->x < center.x; });
  EXPECT_NEAR(static_cast<double>(left), 50, 5);
  for (std::size_t row = 0; row < 100; ++row) EXPECT_LT(away(*points[row], center), 0.047);
}

TEST(DocumentMap, PointsCoverTheirCircleEvenly) {
  const auto topics = topics_with(std::vector<std::vector<float>>(4000, {1.0F}));
  const auto points = place_documents(topics.theta, {{{0.5, 0.5}, 0.5}});
  int inner = 0;
  int left = 0;
  for (const auto& point : points) {
    inner += away(*point, {0.5, 0.5}) < 0.47 / 2 ? 1 : 0;
    left += point->x < 0.5 ? 1 : 0;
  }
  EXPECT_NEAR(inner, 1000, 5);  // a quarter of the area
  EXPECT_NEAR(left, 2000, 20);
}

}  // namespace
}  // namespace topicmill
