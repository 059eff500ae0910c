// Classical scaling finds places again from their distances, the same way around every time.
#include "topics/classical_scaling.hpp"

#include <gmock/gmock.h>

#include <cmath>

namespace topicmill {
namespace {

using testing::DoubleNear;
using testing::Each;
using testing::Field;

Distances distances_of(const std::vector<Point>& places) {
  Distances distances{std::ssize(places), {}};
  for (const auto& a : places) {
    for (const auto& b : places) distances.values.push_back(std::hypot(a.x - b.x, a.y - b.y));
  }
  return distances;
}

TEST(ClassicalScaling, FindsPlacesAgainFromTheirDistances) {
  const Distances distances = distances_of({{0, 0}, {4, 1}, {2, 3}, {-5, 2}, {1, -1}});
  const Distances found = distances_of(classical_scaling(distances));
  for (std::size_t i = 0; i < distances.values.size(); ++i) EXPECT_NEAR(found.values[i], distances.values[i], 1e-9);
}

TEST(ClassicalScaling, XHasTheLargerVarianceAndSignsAreFixed) {
  const auto places = classical_scaling(distances_of({{0, -7}, {0, 1}, {1, 6}}));
  EXPECT_GT(std::abs(places[0].x), 6);
  EXPECT_GT(places[0].x, 0);  // the largest magnitude
}

TEST(ClassicalScaling, OfEqualMagnitudesTheFirstIsPositive) {
  const auto places = classical_scaling({2, {0, 1, 1, 0}});
  EXPECT_NEAR(places[0].x, 0.5, 1e-12);
  EXPECT_NEAR(places[1].x, -0.5, 1e-12);
  EXPECT_THAT(places, Each(Field(&Point::y, 0)));
}

TEST(ClassicalScaling, OneThingAndEqualThingsAreAtTheOrigin) {
  EXPECT_THAT(classical_scaling({0, {}}), testing::IsEmpty());
  EXPECT_THAT(classical_scaling({1, {0}}), Each(Field(&Point::x, 0)));
  const auto equal = classical_scaling({3, std::vector<double>(9, 0.0)});
  EXPECT_THAT(equal, Each(Field(&Point::x, DoubleNear(0, 1e-12))));
}

}  // namespace
}  // namespace topicmill
