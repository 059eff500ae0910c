// Topics that died on the way get a new life.
#pragma once

#include <cstdint>
#include <span>

#include "base/sparse_matrix.hpp"
#include "nmf/factor.hpp"

namespace topicmill {

/// Gives each dead topic (a zero column of H) the worst-fitted row of V, ties to the lowest: that row becomes the topic
/// alone, fitted exactly, so that the Frobenius error never rises. Returns how many were revived: none where the rows
/// left are fitted already, as when V has fewer distinct rows than topics. O(nnz k + n k^2).
std::int64_t revive_topics(const SparseMatrix& V, std::span<const std::int64_t> dead, Factor& W, Factor& H);

}  // namespace topicmill
