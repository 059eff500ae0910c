// What a topic leaves unsaid in its own documents, as a topic of its own.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "nmf/half_step.hpp"

namespace topicmill {

/// A topic that V ~ W H^T lacks.
struct Split {
  std::int64_t topic = 0;          ///< the one whose rows it is of; k: of rows that have none
  double gain = 0;                 ///< of |V - W H^T|^2 / 2 by adding it, nothing else moved
  std::vector<std::int64_t> rows;  ///< where its weight is above 0
  std::vector<double> w;           ///< the weights of these rows
  std::vector<std::int64_t> columns;
  std::vector<double> h;
};

/// Whether rows that no topic has, W being zero there, are offered a topic as well.
enum class OrphanRows { left_alone, offered };

/// For every topic the best non-negative rank-1 fit to V - W H^T in the rows where that topic is the largest part, by
/// alternating least squares from random weights: about as long as each other as the topic's. Where entries are missing
/// only those that are stored count. `side` is that of W. Sorted by gain, the largest first; without those that gain
/// nothing. The same bytes for any number of threads. A few times O(entries + n k) and for each topic O(k) at the
/// columns of its rows.
template <class T>
std::vector<Split> splits(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H, std::uint64_t seed,
                          OrphanRows orphans = OrphanRows::left_alone);

/// The factors with each split as a topic of its own, behind the others.
template <class T>
BasicFactors<T> with_splits(const BasicFactor<T>& W, const BasicFactor<T>& H, std::span<const Split> splits);

}  // namespace topicmill
