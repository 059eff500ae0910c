// The first words of a topic, as term ids.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Term ids of a topic by falling weight.
using RankedTerms = std::vector<std::int64_t>;

/// Rows of column `topic` by falling weight, ties to the lower row, zeros left out; at most `count`. O(m log count).
RankedTerms top_terms(const Factor& weights, std::int64_t topic, std::optional<std::int64_t> count);

/// top_terms() of every column.
std::vector<RankedTerms> ranked_topics(const Factor& weights, std::optional<std::int64_t> count);

}  // namespace topicmill
