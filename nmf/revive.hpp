// Topics that died on the way get a new life.
#pragma once

#include <cstdint>
#include <span>

#include "nmf/half_step.hpp"

namespace topicmill {

/// Gives each dead topic (a zero column of H) the worst-fitted row of V, ties to the lowest: that row becomes the topic
/// alone, fitted exactly, so that the Frobenius error never rises. Returns how many were revived: none where the rows
/// left are fitted already, as when V has fewer distinct rows than topics. `side` is that of W. O(entries k + n k^2).
template <class T>
std::int64_t revive_topics(const Side<T>& side, std::span<const std::int64_t> dead, BasicFactor<T>& W,
                           BasicFactor<T>& H);

}  // namespace topicmill
