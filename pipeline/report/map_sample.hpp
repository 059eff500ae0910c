// Which documents the map shows where there are more than a page can hold.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Rows of theta, n x k with n > `most`, ascending: of each top topic its part of `most`, at least one, evenly over the
/// corpus. Documents without a topic, which are not on the map, are left out. Less than `most` + k.
std::vector<std::uint32_t> map_sample(const Factor& theta, std::int64_t most);

/// These rows of X.
Factor rows_of(const Factor& X, const std::vector<std::uint32_t>& rows);

}  // namespace topicmill
