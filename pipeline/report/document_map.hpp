// Documents as points on the map of topics: each in the circle of its top topic, toward its second one.
#pragma once

#include <optional>
#include <vector>

#include "nmf/algebra/factor.hpp"
#include "pipeline/report/topic_circles.hpp"

namespace topicmill {

/// A document is the nearer to the center of its circle the larger its P(topic | document): its distance goes by rank,
/// so that the points cover the circle evenly. Each second topic has a sector as wide as it has documents; sectors
/// follow one another as the circles of their topics do around this one, and are turned together so that they point to
/// them as well as can be. Within a sector, or the whole circle where a document has no second topic, directions follow
/// a sequence that leaves no gaps.
///
/// A point a document, none where it has no topic. `theta`: n x k, a circle a topic. O(n (k + log n)).
std::vector<std::optional<Point>> place_documents(const Factor& theta, const std::vector<Circle>& circles);

}  // namespace topicmill
