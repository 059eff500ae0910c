// Documents as points on the map of topics. A document lies in the circle of its top topic, the nearer to the center
// the larger its P(topic | document): its distance goes by rank, so that the points cover the circle evenly. It lies
// toward its second topic: each second topic has a sector as wide as it has documents, sectors follow one another as
// the circles of their topics do around this one, and are turned together so that they point to them as well as can
// be. Within a sector, or the whole circle where a document has no second topic, directions follow a sequence that
// leaves no gaps.
#pragma once

#include <optional>
#include <vector>

#include "nmf/algebra/factor.hpp"
#include "pipeline/report/topic_circles.hpp"

namespace topicmill {

/// A point a document, none where it has no topic. `theta`: n x k, a circle a topic. O(n (k + log n)).
std::vector<std::optional<Point>> place_documents(const Factor& theta, const std::vector<Circle>& circles);

}  // namespace topicmill
