// Topics that died on the way get a new life, where the objective gains by it.
#pragma once

#include <cstdint>
#include <span>

#include "nmf/loss.hpp"

namespace topicmill {

/// V ~ W H^T as revive_topics() sees it: the loss, the side of W, and the penalty on H.
template <class T>
struct Objective {
  const Loss& loss;
  const Side<T>& rows;
  const Penalty& penalty_H;
};

/// Gives dead topics (zero columns of H) the rows of V by which the objective gains most, ties to the lowest: such a
/// row becomes a topic alone, fitted exactly, its lengths in W and in H such that the penalties cost least. A topic
/// whose row would cost more in penalties than it gains in fit stays dead, and so does one for which the rows left are
/// fitted already, as when V has fewer distinct rows than topics. So the objective, penalties included, falls with
/// each. Returns how many were revived. O(entries k + n k^2).
template <class T>
std::int64_t revive_topics(const Objective<T>& objective, std::span<const std::int64_t> dead, BasicFactor<T>& W,
                           BasicFactor<T>& H);

}  // namespace topicmill
