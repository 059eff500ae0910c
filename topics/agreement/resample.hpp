// Documents drawn anew, by the counts that they give.
#pragma once

#include <cstdint>

#include "topics/agreement/contingency.hpp"

namespace topicmill {

/// The table of as many documents, drawn from those of `table` with replacement: a multinomial draw of its pairs, which
/// keep their places; some may be 0. Depends on the seed and the number of the draw alone. O(pairs sqrt(documents of a
/// pair)).
Contingency resample(const Contingency& table, std::uint64_t seed, std::uint64_t number);

}  // namespace topicmill
