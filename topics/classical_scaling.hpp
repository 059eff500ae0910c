// Distances as a picture: places in the plane that are about as far apart as the things are.
#pragma once

#include <vector>

#include "topics/topic_distance.hpp"

namespace topicmill {

/// A place in the plane.
struct Point {
  double x = 0;
  double y = 0;
};

/// Classical scaling (Torgerson 1952) to two dimensions: the places whose inner products are nearest to those that the
/// distances imply. Centered at the origin, x has the larger variance; the coordinate of largest magnitude is positive
/// on either axis, of the lowest number where several are, so that pictures never come mirrored. All places are the
/// origin where all distances are 0. O(count^3) time, one thread.
std::vector<Point> classical_scaling(const Distances& distances);

}  // namespace topicmill
