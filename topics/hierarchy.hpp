// A tree over topics: the nearest are joined first, then groups of them.
#pragma once

#include <cstdint>
#include <vector>

#include "topics/topic_distance.hpp"

namespace topicmill {

/// Two clusters become one. Clusters 0 to count - 1 are the things themselves, the i-th join makes cluster count + i.
struct Join {
  std::int64_t left = 0;  ///< below `right`
  std::int64_t right = 0;
  double height = 0;      ///< the distance of the two: the mean over all pairs of a thing here and a thing there
  std::int64_t size = 0;  ///< how many things the new cluster holds
};

/// count - 1 joins, their heights never falling, and the things in an order in which every cluster stands together.
struct Hierarchy {
  std::vector<Join> joins;
  std::vector<std::int64_t> order;
};

/// Average linkage (UPGMA, Sokal and Michener 1958), with the numbering of SciPy's `linkage`. Of equally near clusters
/// those of the lowest numbers are joined. In the order, the halves of each cluster are turned so that the two things
/// that meet in its middle are as near as they can be. O(count^3) time, one thread.
Hierarchy hierarchy_of(const Distances& distances);

}  // namespace topicmill
